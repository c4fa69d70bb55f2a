// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import io.postern.bench.latency.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** New TLS sessions, none of them resumed. */
@Command(
        name = "handshakes",
        mixinStandardHelpOptions = true,
        description =
                "TLS handshakes a second, each with the banner behind it, at a listener with TLS from the first octet"
                        + " (--port 2465).")
final class HandshakeCommand implements Callable<Integer> {
    @Mixin
    private EdgeUnderLoad edge = new EdgeUnderLoad();

    @Option(names = "--clients", defaultValue = "8", description = "At a time (default ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--seconds", defaultValue = "10", description = "Default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--tls", defaultValue = "TLSv1.3", description = "Default ${DEFAULT-VALUE}.")
    private String version = "TLSv1.3";

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        handshakes(warmUp);
        long start = System.nanoTime();
        long made = handshakes(seconds);
        var result = new LinkedHashMap<String, Object>();
        result.put("tls", version);
        result.put("handshakes", made);
        result.put("perSecond", made / ((System.nanoTime() - start) / 1e9));
        System.out.println(JsonText.of(result));
        return 0;
    }

    private long handshakes(int length) throws InterruptedException, ExecutionException {
        var made = new LongAdder();
        long end = System.nanoTime() + length * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = IntStream.range(0, clients)
                    .mapToObj(_ -> threads.submit(() -> {
                        while (System.nanoTime() - end < 0) {
                            one();
                            made.increment();
                        }
                        return true;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        return made.sum();
    }

    /** A context of its own has nothing to resume. */
    private void one() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        var plain = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", edge.port(), true)) {
            socket.setEnabledProtocols(new String[] {version});
            var talk = new Talk(socket);
            talk.expect("220");
            talk.ask("QUIT", "221");
        }
    }

    /** The certificate is not what is measured. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
