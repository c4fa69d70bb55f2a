// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import io.postern.bench.latency.Percentiles;
import io.postern.bench.load.LoadResult;
import java.util.Map;

/**
 * One stage of the measurement.
 *
 * @param sessions connections at a time
 * @param perConnection messages on one connection
 * @param delivered different messages that reached the sink
 * @param lost accepted messages that did not
 * @param duplicates that reached it more than once
 * @param deliveredPerSecond from the first command to the last message at the sink
 * @param onTheWay from the sending of the content to its end at the sink
 * @param cpu processor milliseconds a message by process
 * @param cpuAll the sum of them
 * @param sinkCpu the same for the sink
 * @param dnsCpu the same for the DNS server
 * @param memory MiB by process at the end, shared pages in proportion
 * @param flushes of all disks, a message
 * @param busy share of the machine's processor time, in percent
 * @param steal share the host took away, in percent
 */
record Stage(
        int sessions,
        int perConnection,
        LoadResult load,
        long delivered,
        long lost,
        long duplicates,
        double deliveredPerSecond,
        Percentiles onTheWay,
        Map<String, Double> cpu,
        double cpuAll,
        double sinkCpu,
        double dnsCpu,
        Map<String, Double> memory,
        double flushes,
        double busy,
        double steal) {}
