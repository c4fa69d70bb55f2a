// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The ids that an operator gives. */
final class EntryIds {
    private EntryIds() {}

    /** Each once. */
    static List<String> read(List<String> texts) {
        return texts.stream()
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** @throws Complaint about the first that is not there; nothing has been done then */
    static void check(List<String> ids, Collection<String> there) {
        for (var id : ids) {
            if (!there.contains(id)) {
                throw new Complaint("There is no entry %s in quarantine; ./postern quarantine list shows what is there."
                        .formatted(SafeWords.of(id)));
            }
        }
    }
}
