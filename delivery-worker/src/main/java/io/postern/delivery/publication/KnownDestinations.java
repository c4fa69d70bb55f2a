// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * By what name figures tell a recipient's destination: the domain if the settings name it, {@value #OTHER} if not, so that
 * strangers cannot fill a metric. Beyond {@value #MOST} names those that come last in the settings are other too.
 */
final class KnownDestinations {
    static final String OTHER = "other";
    static final int MOST = 100;

    private final Map<String, String> names = new HashMap<>();

    /** @param named domains; what is none, such as {@code *} or an address, is passed over */
    KnownDestinations(Collection<String> named) {
        named.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .filter(domain ->
                        domain.matches("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)+") && !domain.matches("[0-9.]+"))
                .distinct()
                .limit(MOST)
                .forEach(domain -> names.put(domain, domain));
    }

    String of(String recipient) {
        var domain = recipient.substring(recipient.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return names.getOrDefault(domain, OTHER);
    }
}
