// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.ListStatus;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import java.util.Collection;
import java.util.List;

/**
 * A list that is not what it should be, by one instance of reputation.
 *
 * @param words what is the matter, as the end of a sentence that begins with the list
 */
public record ListTrouble(String zone, String instance, String words) {

    /** Those that the settings have; none where nothing can be read. */
    public static List<ListTrouble> read(WhichSystem which) {
        try {
            var configured = ListsCommand.configured(which);
            return configured.isEmpty() ? List.of() : of(new KafkaListTopic(which.kafka()).standing(), configured);
        } catch (Complaint e) {
            return List.of();
        }
    }

    static List<ListTrouble> of(Standing standing, Collection<String> configured) {
        return standing.statuses().stream()
                .filter(status -> configured.contains(status.zone()))
                .filter(status -> status.noList() || status.state() == ListStatus.State.SET_ASIDE)
                .map(status -> new ListTrouble(status.zone(), status.instance(), words(status)))
                .toList();
    }

    private static String words(ListStatus status) {
        var why = status.words() == null ? "" : ": it " + status.words();
        return status.noList() ? "is not a list, or its name is wrong" + why + ListsText.ADVICE : "is set aside" + why;
    }
}
