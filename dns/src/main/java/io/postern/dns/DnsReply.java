// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import io.postern.contracts.event.DnsAnswer;
import java.util.List;

/**
 * A result, and how it came about.
 *
 * @param cached it came from our cache
 * @param micros how long it took, in microseconds; 0 from the cache
 */
public record DnsReply(DnsQuestion question, DnsResult result, boolean cached, long micros) {
    private static final int RECORDED_VALUES = 20;
    private static final int RECORDED_LENGTH = 1000;

    /** The values found, else none. */
    public List<String> values() {
        return result instanceof DnsResult.Found found ? found.values() : List.of();
    }

    /** For the record: at most {@value #RECORDED_VALUES} values of at most {@value #RECORDED_LENGTH} characters. */
    public DnsAnswer answer() {
        var type = question.type().name();
        return new DnsAnswer(question.name(), type, result.outcome(), recorded(values()), result.ttl(), cached, micros);
    }

    private static List<String> recorded(List<String> values) {
        boolean small = values.size() <= RECORDED_VALUES;
        for (int i = 0; small && i < values.size(); i++) {
            small = values.get(i).length() <= RECORDED_LENGTH;
        }
        if (small) {
            return values;
        }
        return values.stream()
                .limit(RECORDED_VALUES)
                .map(value -> value.length() <= RECORDED_LENGTH ? value : value.substring(0, RECORDED_LENGTH))
                .toList();
    }
}
