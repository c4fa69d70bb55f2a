// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import static io.postern.monitoring.alert.Alert.at;
import static io.postern.monitoring.alert.Alert.labelled;

import io.postern.monitoring.alert.Alert.Severity;
import java.util.List;

/** Where mail and what is remembered of it lie, there is little room left. */
final class RoomAlerts {
    /** What a gauge shows that does not know. */
    private static final String UNKNOWN = "NaN " + "NaN ".repeat(30).strip();

    private RoomAlerts() {}

    static List<Alert> all() {
        return List.of(
                new Alert(
                        "PosternRedisFills",
                        Severity.WARNING,
                        "postern_room_redis_used_bytes / (postern_room_redis_limit_bytes > 0) > 0.8",
                        "15m",
                        "Redis uses more than four fifths of the memory that it may use; when it is full, writes fail.",
                        labelled(
                                at(
                                        30,
                                        "postern_room_redis_used_bytes{instance=\"a\"} = 900x40",
                                        "postern_room_redis_limit_bytes{instance=\"a\"} = 1000x40"),
                                "instance=a"),
                        at(
                                30,
                                "postern_room_redis_used_bytes{instance=\"a\"} = 700x40",
                                "postern_room_redis_limit_bytes{instance=\"a\"} = 1000x40",
                                "postern_room_redis_used_bytes{instance=\"without-limit\"} = 900x40",
                                "postern_room_redis_limit_bytes{instance=\"without-limit\"} = 0x40",
                                "postern_room_redis_used_bytes{instance=\"silent\"} = " + UNKNOWN,
                                "postern_room_redis_limit_bytes{instance=\"silent\"} = " + UNKNOWN)),
                new Alert(
                        "PosternDiskFills",
                        Severity.WARNING,
                        "postern_room_disk_free_bytes / (postern_room_disk_size_bytes > 0) < 0.2",
                        "15m",
                        "The disk of broker {{ $labels.broker }} is more than four fifths full; when it is full the broker stops, and clients read 451.",
                        labelled(
                                at(
                                        30,
                                        "postern_room_disk_free_bytes{instance=\"a\",broker=\"1\"} = 150x40",
                                        "postern_room_disk_size_bytes{instance=\"a\",broker=\"1\"} = 1000x40",
                                        "postern_room_disk_free_bytes{instance=\"a\",broker=\"2\"} = 500x40",
                                        "postern_room_disk_size_bytes{instance=\"a\",broker=\"2\"} = 1000x40"),
                                "instance=a",
                                "broker=1"),
                        at(
                                30,
                                "postern_room_disk_free_bytes{instance=\"a\",broker=\"1\"} = 150x10 900x30",
                                "postern_room_disk_size_bytes{instance=\"a\",broker=\"1\"} = 1000x40",
                                "postern_room_disk_free_bytes{instance=\"a\",broker=\"away\"} = " + UNKNOWN,
                                "postern_room_disk_size_bytes{instance=\"a\",broker=\"away\"} = " + UNKNOWN,
                                "postern_room_disk_free_bytes{instance=\"a\",broker=\"half\"} = 0x40",
                                "postern_room_disk_size_bytes{instance=\"a\",broker=\"half\"} = 0x40")));
    }
}
