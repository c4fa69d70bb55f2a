// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.policy.canonical.CanonicalText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the listings of one list lead to.
 *
 * @param allow it lists the good
 * @param weight of a listing, as it is written
 * @param codes what single codes lead to; without any, all lead to the same
 */
public record ListSettings(CheckAction action, boolean allow, int weight, List<Code> codes) {
    /** @param meaning empty when there is nothing to say */
    record Code(CodePattern pattern, CheckAction action, int weight, String meaning) {}

    public ListSettings {
        codes = List.copyOf(codes);
    }

    /**
     * By the name of the list, in order, so that equal settings look equal.
     *
     * @throws IllegalArgumentException with a sentence, if a code is none
     */
    public static Map<String, ListSettings> of(DnsblConfig config) {
        var lists = new TreeMap<String, ListSettings>();
        var wrong = new Mistakes();
        new TreeMap<>(config.zones()).forEach((name, zone) -> wrong.check(() -> lists.put(name, of(name, zone))));
        wrong.tell();
        return Collections.unmodifiableMap(lists);
    }

    /** Codes in their order, as the first that fits is meant. */
    void spell(String key, CanonicalText text) {
        text.with(key, action, allow, weight);
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            text.with(key + "." + i, code.pattern().text(), code.action(), code.weight(), code.meaning());
        }
    }

    private static ListSettings of(String name, DnsblConfig.Zone zone) {
        var codes = new ArrayList<Code>();
        new TreeMap<>(zone.codes())
                .forEach((text, code) -> codes.add(new Code(
                        pattern(name, text),
                        code.action().orElse(zone.action()),
                        code.weight().orElse(zone.weight()),
                        code.meaning().orElse(""))));
        return new ListSettings(zone.action(), zone.kind() == DnsblConfig.Kind.ALLOW, zone.weight(), codes);
    }

    private static CodePattern pattern(String list, String text) {
        try {
            return CodePattern.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("postern.dnsbl.zones.\"" + list + "\".codes: " + e.getMessage(), e);
        }
    }
}
