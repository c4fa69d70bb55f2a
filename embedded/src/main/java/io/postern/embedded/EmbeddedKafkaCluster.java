// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several brokers on loopback, each in a process of its own: to see what becomes of everything when one dies. */
public final class EmbeddedKafkaCluster implements AutoCloseable {
    private final List<EmbeddedKafka> brokers;

    private EmbeddedKafkaCluster(List<EmbeddedKafka> brokers) {
        this.brokers = brokers;
    }

    /**
     * Starts them without waiting.
     *
     * @param folder for the data and logs of all
     * @param count three or more, so that one may be missing
     * @param heap of each, such as {@code 256m}
     */
    public static EmbeddedKafkaCluster start(Path folder, int count, String heap) {
        var ports = IntStream.range(0, count).map(_ -> FreePorts.take()).boxed().toList();
        var controllers =
                IntStream.range(0, count).map(_ -> FreePorts.take()).boxed().toList();
        var id = EmbeddedKafka.clusterId(folder);
        return new EmbeddedKafkaCluster(IntStream.rangeClosed(1, count)
                .mapToObj(node -> EmbeddedKafka.start(folder, new BrokerPlan(node, ports, controllers), id, heap))
                .toList());
    }

    /** Of all, separated by commas. */
    public String bootstrapServers() {
        return brokers.stream().map(EmbeddedKafka::bootstrapServers).collect(Collectors.joining(","));
    }

    /** In the order of node ids, which begin at 1. */
    public List<EmbeddedKafka> brokers() {
        return brokers;
    }

    /** @throws IllegalStateException with a broker's last words, if one ended or took longer */
    public EmbeddedKafkaCluster await(Duration patience) {
        brokers.forEach(broker -> broker.await(patience));
        return this;
    }

    @Override
    public void close() {
        // Those that are left cannot agree on anything any more: a gentle end would wait for that.
        brokers.forEach(broker -> broker.child().kill());
    }
}
