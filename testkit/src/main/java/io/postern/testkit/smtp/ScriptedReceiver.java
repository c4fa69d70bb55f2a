// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on loopback that answers as it is told and remembers every message. Without rules it takes all mail.
 *
 * <pre>
 * try (var receiver = ScriptedReceiver.start()) {
 *     receiver.on(Step.RCPT, "full@", 1, Answer.say("452 4.2.2 Mailbox full"));
 *     …
 *     receiver.awaitAccepted(1, Duration.ofSeconds(10));
 * }
 * </pre>
 */
public final class ScriptedReceiver implements AutoCloseable {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final List<String> EXTENSIONS =
            List.of("PIPELINING", "SIZE 104857600", "8BITMIME", "ENHANCEDSTATUSCODES");

    private final Script script = new Script();
    private final ConcurrentLinkedQueue<ReceivedMessage> messages = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> commands = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sessions = new AtomicInteger();
    private final int port;
    private volatile List<String> extensions = EXTENSIONS;
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable Thread acceptor;

    private ScriptedReceiver(int port) {
        this.port = port == 0 ? FreePorts.take() : port;
        listen();
    }

    /** On any free port. */
    public static ScriptedReceiver start() {
        return start(0);
    }

    /** @throws UncheckedIOException if the port is taken */
    public static ScriptedReceiver start(int port) {
        return new ScriptedReceiver(port);
    }

    public int port() {
        return port;
    }

    /** For a route: {@code 127.0.0.1:PORT}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** From now on, whenever the step's command line contains the text. At END the text is sought in the recipients. */
    public ScriptedReceiver on(Step step, String containing, Answer answer) {
        return on(step, containing, ALWAYS, answer);
    }

    /** The same for a number of times only. */
    public ScriptedReceiver on(Step step, String containing, int times, Answer answer) {
        script.add(step, containing, times, answer);
        return this;
    }

    /** What EHLO offers from now on, instead of PIPELINING, SIZE, 8BITMIME and ENHANCEDSTATUSCODES. */
    public ScriptedReceiver offering(String... keywords) {
        extensions = List.of(keywords);
        return this;
    }

    /** Drops all rules. */
    public void behave() {
        script.clear();
    }

    /** Drops all rules, and all that was received. */
    public void forget() {
        behave();
        messages.clear();
        commands.clear();
    }

    /** Every message that was handed over whole, taken or not, in order. */
    public List<ReceivedMessage> offered() {
        return List.copyOf(messages);
    }

    /** Those that were taken. */
    public List<ReceivedMessage> accepted() {
        return messages.stream().filter(ReceivedMessage::accepted).toList();
    }

    /** Those that were taken and are for this recipient, in whatever case. */
    public List<ReceivedMessage> acceptedFor(String recipient) {
        return messages.stream()
                .filter(ReceivedMessage::accepted)
                .filter(m -> m.recipients().stream().anyMatch(recipient::equalsIgnoreCase))
                .toList();
    }

    /** @return the taken messages, as soon as there are so many */
    public List<ReceivedMessage> awaitAccepted(int count, Duration patience) {
        Awaitility.await(count + " messages at port " + port)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> messages.stream().filter(ReceivedMessage::accepted).count() >= count);
        return accepted();
    }

    /** @return the first taken message for this recipient, as soon as there is one */
    public ReceivedMessage awaitFor(String recipient, Duration patience) {
        Awaitility.await("a message for " + recipient + " at port " + port)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !acceptedFor(recipient).isEmpty());
        return acceptedFor(recipient).getFirst();
    }

    /** Every command line heard, without its CRLF, in order. */
    public List<String> commands() {
        return new ArrayList<>(commands);
    }

    /** Connections so far. */
    public int sessions() {
        return sessions.get();
    }

    /** The destination is away: nobody listens, and open connections break. */
    public void goAway() {
        var socket = listener;
        listener = null;
        closeQuietly(socket);
        awaitClosed();
        open.forEach(ScriptedReceiver::closeQuietly);
    }

    /** The kernel takes connections for as long as somebody is still inside accept. */
    private void awaitClosed() {
        var thread = acceptor;
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The destination is back on its port. */
    public void comeBack() {
        listen();
    }

    private void listen() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1024);
            listener = socket;
            acceptor = Thread.ofVirtual().name("receiver-" + port).start(() -> acceptAll(socket));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be listened on; is it taken?", e);
        }
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new ReceiverSession(client, sessions.incrementAndGet(), script, extensions, messages::add, commands::add)
                    .run();
        } catch (IOException e) {
            // The other side went away, which a receiver has to bear.
        } finally {
            open.remove(client);
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            // It is gone, which is what was asked for.
        }
    }

    @Override
    public void close() {
        goAway();
    }
}
