// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.util.ArrayList;
import java.util.List;

/** Options of the JVMs that are started on one machine, beside their heap: they make several of them fit. */
public final class JavaOptions {
    private JavaOptions() {}

    /** Of every one of them. */
    public static List<String> small() {
        return List.of(
                "-XX:+UseSerialGC",
                // A fifth to a quarter more messages of the same processors, where the kernel lets a process ask; else
                // it is silent.
                "-XX:+UseTransparentHugePages",
                "-Xlog:pagesize=off",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Of a service: it has many threads, and none of them is deep. */
    public static List<String> service() {
        var all = new ArrayList<>(small());
        all.add("-Xss512k");
        return List.copyOf(all);
    }
}
