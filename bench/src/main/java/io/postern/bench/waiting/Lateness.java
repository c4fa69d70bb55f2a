// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.waiting;

import io.postern.delivery.retry.SchedulerTally;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;

/** How long behind their time records were moved. */
final class Lateness implements SchedulerTally {
    private final ConcurrentHistogram millis = new ConcurrentHistogram(3_600_000, 3);
    private volatile int gone;
    private volatile int faults;

    @Override
    public void moved(long lateMillis) {
        millis.recordValue(lateMillis);
    }

    @Override
    public synchronized void lost() {
        gone++;
    }

    @Override
    public synchronized void fault() {
        faults++;
    }

    long moved() {
        return millis.getTotalCount();
    }

    int gone() {
        return gone;
    }

    /** Of ours, which the log tells. */
    int faults() {
        return faults;
    }

    void clear() {
        millis.reset();
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("p50", millis.getValueAtPercentile(50));
        figures.put("p99", millis.getValueAtPercentile(99));
        figures.put("max", millis.getMaxValue());
        return figures;
    }
}
