// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** The receiver: one thread for all connections. */
public final class Sink implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int READ = 64 << 10;
    private static final long TICK_MILLIS = 10;

    /** Room for the answers to all commands that one read may bring. */
    private static final int REPLIES = READ * 4;

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Thread thread;
    private final SinkTally tally = new SinkTally();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(READ);
    private final byte[] octets = new byte[READ];
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
    private final Scanning scanning;
    /** Connections whose last reply waits, in the order that it is due. */
    private final ArrayDeque<Link> scanned = new ArrayDeque<>();

    private long complete;
    private volatile boolean closed;

    private Sink(InetSocketAddress address, Scanning scanning) throws IOException {
        this.scanning = scanning;
        server = ServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(address, BACKLOG);
        server.configureBlocking(false);
        selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread = Thread.ofPlatform().name("sink").daemon().unstarted(this::loop);
    }

    /**
     * Listens on loopback.
     *
     * @param port 0 takes any free one
     * @throws IllegalStateException if the port is taken
     */
    public static Sink start(int port) {
        return start(port, Scanning.NONE);
    }

    /** The same, and takes its time for some messages. */
    public static Sink start(int port, Scanning scanning) {
        try {
            var sink = new Sink(new InetSocketAddress("127.0.0.1", port), scanning);
            sink.thread.start();
            return sink;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " cannot be listened on (" + e.getMessage()
                            + "): end what uses it, or take another port for the sink",
                    e);
        }
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    public SinkTally tally() {
        return tally;
    }

    /** Processor seconds of the sink so far. */
    public double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) / 1e9;
    }

    private void loop() {
        while (!closed) {
            try {
                selector.select(this::ready, scanned.isEmpty() ? 0 : TICK_MILLIS);
                release();
            } catch (IOException e) {
                System.getLogger(Sink.class.getName()).log(System.Logger.Level.WARNING, "sink cannot select", e);
            }
        }
    }

    private void release() {
        for (var next = scanned.peek(); next != null && System.nanoTime() - next.due >= 0; next = scanned.peek()) {
            scanned.poll();
            var key = next.channel.keyFor(selector);
            next.held = false;
            try {
                if (key != null && key.isValid()) {
                    next.flush(key);
                }
            } catch (IOException e) {
                end(key);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (!key.isValid()) {
                return;
            }
            if (key.isAcceptable()) {
                accept();
            } else {
                ((Link) key.attachment()).ready(key);
            }
        } catch (IOException e) {
            end(key); // the client has gone; its message was not counted
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var link = new Link(channel);
        var key = channel.register(selector, SelectionKey.OP_READ, link);
        link.outgoing.put(SinkSession.GREETING);
        link.flush(key);
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // nothing is owed to it any more
        }
    }

    private ByteBuffer outgoingBuffer() {
        var buffer = spare.poll();
        return buffer == null ? ByteBuffer.allocateDirect(REPLIES) : buffer.clear();
    }

    private void end(SelectionKey key) {
        if (key.attachment() instanceof Link link && link.open) {
            link.open = false;
            spare.add(link.outgoing);
        }
        close(key);
    }

    /** A connection, and what could not be written to it yet. */
    private final class Link {
        private final SocketChannel channel;
        private boolean open = true;
        private final ByteBuffer outgoing = outgoingBuffer();
        private final SinkSession session = new SinkSession(tally, this::reply, this::complete);
        private boolean held;
        private long due;

        Link(SocketChannel channel) {
            this.channel = channel;
        }

        private void reply(byte[] reply) {
            if (outgoing.remaining() < reply.length) {
                throw new IllegalStateException("a client that sends without reading");
            }
            outgoing.put(reply);
        }

        private void complete() {
            if (scanning.scans(++complete) && !held) {
                held = true;
                due = System.nanoTime() + scanning.time().toNanos();
                scanned.add(this);
            }
        }

        void ready(SelectionKey key) throws IOException {
            if (key.isReadable() && outgoing.position() == 0) {
                incoming.clear();
                int length = channel.read(incoming);
                if (length < 0) {
                    end(key);
                    return;
                }
                incoming.flip().get(octets, 0, length);
                session.received(octets, length);
            }
            flush(key);
        }

        void flush(SelectionKey key) throws IOException {
            if (held) {
                key.interestOps(0);
                return;
            }
            if (outgoing.position() > 0) {
                outgoing.flip();
                channel.write(outgoing);
                outgoing.compact();
            }
            boolean left = outgoing.position() > 0;
            if (session.over() && !left) {
                end(key);
                return;
            }
            int wanted = left ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (var key : selector.keys()) {
                close(key);
            }
            selector.close();
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // it was only a listening socket
        }
    }
}
