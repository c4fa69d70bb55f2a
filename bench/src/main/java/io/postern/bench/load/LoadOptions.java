// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say where the load goes and what a message is; shared by the commands that make load. */
public final class LoadOptions {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Server (default ${DEFAULT-VALUE}).")
    String host = "127.0.0.1";

    @Option(names = "--size", defaultValue = "5120", description = "Octets of a message (default ${DEFAULT-VALUE}).")
    int size = 5120;

    @Option(
            names = "--recipient-domain",
            defaultValue = "dest.test",
            description = "Recipients are r0 to r6 at this domain (default ${DEFAULT-VALUE}).")
    String recipientDomain = "dest.test";

    @Option(names = "--patience", defaultValue = "60", description = "Seconds to wait for one reply (default 60).")
    int patience = 60;

    public int size() {
        return size;
    }

    /** The usual traffic, its ids unlike those of any other run. */
    public Traffic traffic() {
        return Traffic.usual(recipientDomain, Long.toString(System.currentTimeMillis(), 36));
    }

    /**
     * @throws IllegalStateException if nothing answers there
     */
    public LoadPlan plan(int port, int sessions, double rate, long count, Duration time, int each, ClientAddress how) {
        var server = new InetSocketAddress(host, port);
        try (var probe = new Socket()) {
            probe.connect(server, 3000);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("nothing listens at " + host + ":" + port
                    + "; start the server first, or name another with --host and --port");
        }
        return new LoadPlan(server, sessions, rate, count, time, each, size, how, Duration.ofSeconds(patience), 0);
    }
}
