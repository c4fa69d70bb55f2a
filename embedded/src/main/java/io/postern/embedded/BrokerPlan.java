// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker among those of its cluster. Each is a controller too.
 *
 * @param node from 1
 * @param ports that the brokers listen on, in the order of nodes
 * @param controllerPorts likewise
 */
record BrokerPlan(int node, List<Integer> ports, List<Integer> controllerPorts) {
    int port() {
        return ports.get(node - 1);
    }

    private int copies() {
        return Math.min(3, ports.size());
    }

    /** @param format only then a folder without a broker's data is a new one, and is formatted */
    Properties properties(Path folder, String clusterId, boolean format) {
        var properties = new Properties();
        properties.put("postern.format", Boolean.toString(format));
        properties.put("postern.cluster.id", clusterId);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(node));
        properties.put("controller.quorum.voters", voters());
        var controller = controllerPorts.get(node - 1);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port() + ",CONTROLLER://127.0.0.1:" + controller);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port());
        properties.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("log.dirs", folder.resolve("data").toString());
        properties.put("auto.create.topics.enable", "false");
        copies(properties);
        properties.put("offsets.retention.minutes", Integer.toString(60 * 24 * 30));
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.min.session.timeout.ms", "2000");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        properties.put("log.cleaner.io.buffer.size", "262144");
        properties.put("log.retention.check.interval.ms", "60000");
        properties.put("message.max.bytes", Integer.toString(8 << 20));
        properties.put("replica.fetch.max.bytes", Integer.toString(8 << 20));
        properties.put("socket.request.max.bytes", Integer.toString(32 << 20));
        // After a crash the controller takes the broker back, or gives its partitions to others, when its old session
        // has
        // ended: nine seconds by default.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        return properties;
    }

    private String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(other -> other + "@127.0.0.1:" + controllerPorts.get(other - 1))
                .collect(Collectors.joining(","));
    }

    /** Of Kafka's own topics. */
    private void copies(Properties properties) {
        var copies = Integer.toString(copies());
        var safe = Integer.toString(Math.max(1, copies() - 1));
        properties.put("offsets.topic.replication.factor", copies);
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", copies);
        properties.put("transaction.state.log.min.isr", safe);
        properties.put("transaction.state.log.num.partitions", "2");
        properties.put("share.coordinator.state.topic.replication.factor", copies);
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("share.coordinator.state.topic.min.isr", safe);
    }
}
