// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.policy.canonical.CanonicalText;
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

    /** Writes what distinguishes these from others. */
    public void spell(CanonicalText text) {
        for (var check : Check.values()) {
            var leads = of(check);
            text.with("checks." + check.name(), leads.action(), leads.weight());
        }
        lists.forEach((name, list) -> list.spell("lists." + CanonicalText.quoted(name), text));
        text.with("dmarc-reject", dmarcReject);
        text.with("refused-types", refusedTypes.toArray());
        text.with("history.at-least", history.atLeast());
        text.with("history.bad", history.bad());
        text.with("history.good", history.good());
        text.with("dns-away", dnsAway);
        text.with("scanner-away", scannerAway);
    }

    Leads of(Check check) {
        return checks.getOrDefault(check, OBSERVED);
    }

    ListMeaning meaning() {
        return new ListMeaning(lists);
    }
}
