// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

import java.net.IDN;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Some domains: {@code example.org} is that domain alone, {@code .example.org} all that are below it. Compared without regard
 * to case, and as the DNS has them: {@code bücher.test} is {@code xn--bcher-kva.test}.
 */
public final class Domains {
    /** None at all. */
    public static final Domains NONE = new Domains(Set.of());

    private final Set<String> names;

    private Domains(Set<String> names) {
        this.names = names;
    }

    /**
     * @param key of the setting, for messages
     * @throws IllegalArgumentException with a sentence, if one is no domain
     */
    public static Domains of(Collection<String> texts, String key) {
        var names = new HashSet<String>();
        for (var text : texts) {
            var name = folded(text.strip());
            if (!DomainName.valid(name.startsWith(".") ? name.substring(1) : name)) {
                throw new IllegalArgumentException(
                        key + ": '" + text + "' is no domain; write example.org, or .example.org for all below it");
            }
            names.add(name);
        }
        return names.isEmpty() ? NONE : new Domains(Set.copyOf(names));
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether an address is in one of them; the null sender and what has no domain is in none. */
    public boolean contain(String address) {
        int at = address.lastIndexOf('@');
        if (names.isEmpty() || at < 0) {
            return false;
        }
        var domain = folded(address.substring(at + 1));
        if (names.contains(domain)) {
            return true;
        }
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            if (names.contains(domain.substring(dot))) {
                return true;
            }
        }
        return false;
    }

    private static String folded(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        try {
            boolean below = lower.startsWith(".");
            return (below ? "." : "")
                    + IDN.toASCII(below ? lower.substring(1) : lower).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }
}
