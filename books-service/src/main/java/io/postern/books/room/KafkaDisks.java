// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.RetriableException;

/** Asks brokers for their disks (KIP-827); whoever asks needs Describe on the cluster. */
public final class KafkaDisks implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Admin admin;

    private KafkaDisks(Admin admin) {
        this.admin = admin;
    }

    /**
     * Opens the way to them, if they are away too.
     *
     * @throws RoomUnknown if their names cannot be found out yet
     */
    public static KafkaDisks open(KafkaAccess kafka) {
        var own = Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "postern-books-room",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        try {
            return new KafkaDisks(Admin.create(kafka.settings(own)));
        } catch (KafkaException e) {
            throw unknown(e);
        }
    }

    /**
     * Waits for 20 s at most.
     *
     * @return by the broker's number the disk that is full first; without brokers that do not say
     * @throws RoomUnknown if no broker says anything
     */
    public Map<Integer, Disk> ask() throws InterruptedException {
        var brokers =
                done(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        var found = new HashMap<Integer, Disk>();
        RoomUnknown failed = null;
        for (var broker : admin.describeLogDirs(brokers).descriptions().entrySet()) {
            try {
                var disks = done(broker.getValue()).values().stream()
                        .map(KafkaDisks::disk)
                        .toList();
                Disk.fullest(disks).ifPresent(disk -> found.put(broker.getKey(), disk));
            } catch (RoomUnknown e) {
                failed = e;
            }
        }
        if (found.isEmpty() && failed != null) {
            throw failed;
        }
        return found;
    }

    private static Disk disk(LogDirDescription folder) {
        return new Disk(folder.totalBytes().orElse(-1), folder.usableBytes().orElse(-1));
    }

    private static <T> T done(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw unknown(e.getCause());
        }
    }

    private static RoomUnknown unknown(Throwable cause) {
        var why = cause instanceof RetriableException ? "no answer" : cause.getMessage();
        return new RoomUnknown("the disks of brokers are not known: " + why);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
