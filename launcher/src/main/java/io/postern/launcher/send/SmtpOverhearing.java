// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.send;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes an SMTP connection on to a server, byte for byte, and remembers what the server has said. */
final class SmtpOverhearing {
    private final NetServer server;
    private final NetClient client;
    private final String host;
    private final int port;
    private final List<String> replies = new CopyOnWriteArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();

    SmtpOverhearing(Vertx vertx, String host, int port) {
        this.server = vertx.createNetServer();
        this.client = vertx.createNetClient();
        this.host = host;
        this.port = port;
    }

    /** Completes with the port on 127.0.0.1 to connect to. */
    Future<Integer> listen() {
        return server.connectHandler(this::pass).listen(0, "127.0.0.1").map(NetServer::actualPort);
    }

    /** Every line of the server so far. */
    List<String> replies() {
        return List.copyOf(replies);
    }

    private void pass(NetSocket here) {
        here.pause();
        client.connect(port, host).onFailure(e -> here.close()).onSuccess(there -> {
            there.handler(said -> {
                hear(said);
                here.write(said);
            });
            here.handler(there::write);
            there.closeHandler(end -> here.close());
            here.closeHandler(end -> there.close());
            here.resume();
        });
    }

    private void hear(Buffer said) {
        unfinished.append(said.toString(StandardCharsets.UTF_8));
        for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
            replies.add(unfinished.substring(0, end).strip());
            unfinished.delete(0, end + 1);
        }
    }
}
