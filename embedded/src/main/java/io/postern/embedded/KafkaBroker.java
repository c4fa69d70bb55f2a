// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.io.File;
import java.io.FileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** The broker's own process: formats its folder when that is new, then serves until it is told to stop. */
public final class KafkaBroker {
    private KafkaBroker() {}

    /** @param args the broker's properties file */
    public static void main(String[] args) throws Exception {
        var properties = new Properties();
        try (var reader = new FileReader(new File(args[0]), java.nio.charset.StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var logs = Path.of(properties.getProperty("log.dirs"));
        boolean empty = Files.notExists(logs.resolve("meta.properties"));
        if (empty && !Boolean.parseBoolean(properties.getProperty("postern.format"))) {
            System.out.println("The broker's data is gone from " + logs
                    + " while the system was running, and an empty broker in its place"
                    + " would be a lie: put the folder back, or stop everything and start anew.");
            System.exit(1);
        }
        if (empty) {
            int code = StorageTool.execute(
                    List.of("format", "-t", properties.getProperty("postern.cluster.id"), "-c", args[0])
                            .toArray(String[]::new),
                    System.out);
            if (code != 0) {
                System.exit(code);
            }
        }
        properties.remove("postern.cluster.id");
        properties.remove("postern.format");
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        server.awaitShutdown();
    }
}
