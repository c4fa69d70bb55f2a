// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import io.postern.contracts.settings.Mistakes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All pairs as they stood in their files at one moment.
 *
 * @param pairs the default one first
 */
record Certificates(List<CertificatePair> pairs) {
    private static final String DEFAULT = "default";

    /** Where a pair lies. */
    record Files(Path certificate, Path key) {}

    /** @throws IllegalArgumentException with a sentence, if one cannot be used */
    static Certificates read(Map<String, Files> files) {
        var wrong = new Mistakes();
        var pairs = new ArrayList<CertificatePair>();
        files.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Files> entry) ->
                                !entry.getKey().equals(DEFAULT))
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> wrong.check(() -> pairs.add(CertificatePair.read(
                        entry.getKey(),
                        entry.getValue().certificate(),
                        entry.getValue().key()))));
        wrong.tell();
        return new Certificates(List.copyOf(pairs));
    }

    /**
     * The pair to show.
     *
     * @param host what the client asks for; null if it did not say
     * @param algorithm that it can verify
     * @return null if there is none with that algorithm; others may be asked for then
     */
    @Nullable
    CertificatePair choose(@Nullable String host, String algorithm) {
        var named = host == null
                ? List.<CertificatePair>of()
                : pairs.stream().filter(pair -> pair.serves(host)).toList();
        return (named.isEmpty() ? pairs.subList(0, Math.min(1, pairs.size())) : named)
                .stream()
                        .filter(pair -> pair.algorithm().equals(algorithm))
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    CertificatePair named(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** When the first of them does; far away if there is none. */
    Instant expires() {
        return first().map(CertificatePair::expires).orElse(Instant.MAX);
    }

    /** The one that expires first, by its name in the settings; empty if there is none. */
    String expiresFirst() {
        return first().map(CertificatePair::name).orElse("");
    }

    private Optional<CertificatePair> first() {
        return pairs.stream().min(Comparator.comparing(CertificatePair::expires));
    }
}
