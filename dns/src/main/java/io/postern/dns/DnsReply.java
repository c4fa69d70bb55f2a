// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import io.postern.contracts.event.DnsAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * A result, and how it came about.
 *
 * @param cached it came from our cache
 * @param micros how long it took, in microseconds; 0 from the cache
 * @param authenticated the server says that DNSSEC vouches for it (the AD bit, RFC 6840 section 5.8): worth as much as the
 *     server, and the way to it
 */
public record DnsReply(DnsQuestion question, DnsResult result, boolean cached, long micros, boolean authenticated) {
    private static final int RECORDED_CHARACTERS = 8000;

    /** One that DNSSEC does not vouch for. */
    public DnsReply(DnsQuestion question, DnsResult result, boolean cached, long micros) {
        this(question, result, cached, micros, false);
    }

    /** The values found, else none. */
    public List<String> values() {
        return result instanceof DnsResult.Found found ? found.values() : List.of();
    }

    /** For the record: the values up to {@value #RECORDED_CHARACTERS} characters in all, the last of them cut. */
    public DnsAnswer answer() {
        var all = values();
        var kept = recorded(all);
        return new DnsAnswer(
                question.name(),
                question.type().name(),
                result.outcome(),
                kept,
                result.ttl(),
                cached,
                micros,
                authenticated,
                !kept.equals(all));
    }

    private static List<String> recorded(List<String> values) {
        int characters = 0;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            int left = RECORDED_CHARACTERS - characters;
            if (value.length() > left) {
                var kept = new ArrayList<>(values.subList(0, i));
                if (left > 0) {
                    kept.add(value.substring(0, left));
                }
                return List.copyOf(kept);
            }
            characters += value.length();
        }
        return values;
    }
}
