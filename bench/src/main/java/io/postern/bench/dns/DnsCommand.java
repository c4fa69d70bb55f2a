// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The DNS server by itself, for loads made by hand. */
@Command(
        name = "dns",
        mixinStandardHelpOptions = true,
        description = "A DNS server that knows the load's senders, until Ctrl-C (needs knot).")
public final class DnsCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "5353", description = "Port on loopback (default ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--folder",
            defaultValue = "${sys:postern.home:-.}/bench/target/dns",
            description = "For its files (default ${DEFAULT-VALUE}).")
    Path folder;

    @Override
    public Integer call() throws InterruptedException {
        try (var dns = LocalDns.start(folder, port)) {
            System.out.println("DNS on 127.0.0.1:" + port + ", process " + dns.pid());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
