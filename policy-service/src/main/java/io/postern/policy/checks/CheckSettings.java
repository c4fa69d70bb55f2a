// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What findings lead to; equal settings look equal.
 *
 * @param checks what each check leads to; one that is left out is only observed
 * @param lists what a listing leads to, by the name of the list
 * @param dmarcReject where the author's domain asks for refusal
 * @param refusedTypes of attachments, in lower case without a dot
 * @param scannerAway when a scanner does not answer
 */
public record CheckSettings(
        Map<Check, Leads> checks,
        Map<String, ListSettings> lists,
        DmarcAction dmarcReject,
        List<String> refusedTypes,
        HistoryLimits history,
        WhenAway dnsAway,
        WhenAway scannerAway) {
    private static final Leads OBSERVED = new Leads(CheckAction.OBSERVE, 0);

    public CheckSettings {
        var ordered = new EnumMap<Check, Leads>(Check.class);
        ordered.putAll(checks);
        checks = Collections.unmodifiableMap(ordered);
        lists = Collections.unmodifiableMap(new TreeMap<>(lists));
        refusedTypes = types(refusedTypes);
    }

    private static List<String> types(Collection<String> types) {
        return types.stream()
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .map(type -> type.startsWith(".") ? type.substring(1) : type)
                .filter(type -> !type.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    Leads of(Check check) {
        return checks.getOrDefault(check, OBSERVED);
    }

    ListMeaning meaning() {
        return new ListMeaning(lists);
    }
}
