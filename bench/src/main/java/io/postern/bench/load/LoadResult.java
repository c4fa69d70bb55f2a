// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import io.postern.bench.latency.Percentiles;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param accepted messages answered with 250 at the end of DATA
 * @param failed messages that were not, for whatever reason
 * @param seconds from the start to the last 250
 * @param perSecond accepted messages a second
 * @param offered messages a second that were due; 0 in a closed loop
 * @param banner from connecting to the greeting
 * @param data from DATA to 354
 * @param content from the first octet of the content to 250
 * @param dataTo250 from DATA to 250
 * @param startTo250 from the first command of a message (or connecting) to 250
 * @param dueTo250 from the time a message was due to 250: what a stall really cost
 * @param lateness of the generator: from the time a message was due to its start, waits for a free session included
 * @param cpuPerMessage processor milliseconds of the generator for each message, refused ones included
 * @param failures by step and reply
 * @param examples one reply in full for each of the failures
 */
public record LoadResult(
        long accepted,
        long failed,
        double seconds,
        double perSecond,
        double offered,
        Percentiles banner,
        Percentiles mail,
        Percentiles rcpt,
        Percentiles data,
        Percentiles content,
        Percentiles dataTo250,
        Percentiles startTo250,
        Percentiles dueTo250,
        Percentiles lateness,
        double cpuPerMessage,
        Map<String, Long> failures,
        Map<String, String> examples) {

    static LoadResult of(Tally tally, double seconds, double offered, double cpuSeconds, long accepted, long failed) {
        var counts = new LinkedHashMap<String, Long>();
        var examples = new LinkedHashMap<String, String>();
        tally.failures().forEach((kind, failure) -> {
            counts.put(kind, failure.count());
            examples.put(kind, failure.example());
        });
        return new LoadResult(
                accepted,
                failed,
                seconds,
                seconds > 0 ? accepted / seconds : 0,
                offered,
                Percentiles.of(tally.of(Step.BANNER)),
                Percentiles.of(tally.of(Step.MAIL)),
                Percentiles.of(tally.of(Step.RCPT)),
                Percentiles.of(tally.of(Step.DATA)),
                Percentiles.of(tally.of(Step.CONTENT)),
                Percentiles.of(tally.dataTo250()),
                Percentiles.of(tally.startTo250()),
                Percentiles.of(tally.dueTo250()),
                Percentiles.of(tally.lateness()),
                cpuSeconds * 1e3 / Math.max(1, accepted + failed),
                counts,
                examples);
    }
}
