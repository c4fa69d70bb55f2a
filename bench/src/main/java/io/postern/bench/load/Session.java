// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the generator, used again for the next when it has ended. It sends the next command when the answer to
 * the last one is complete. For one thread.
 */
final class Session {
    private final LoadPlan plan;
    private final Traffic traffic;
    private final Tally tally;
    private final Selector selector;
    private final ReplyScanner replies = new ReplyScanner();
    private final ByteBuffer command = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer body;
    private final ByteBuffer end = ByteBuffer.allocateDirect(5).put("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
    private final ByteBuffer[] content;

    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private Step step = Step.FREE;
    private long first;
    private int carried;
    private long identity;
    private long number;
    private long due;
    private long started;
    private long sent;
    private long dataSent;

    Session(LoadPlan plan, Traffic traffic, Tally tally, Selector selector, ByteBuffer body) {
        this.plan = plan;
        this.traffic = traffic;
        this.tally = tally;
        this.selector = selector;
        this.body = body.duplicate();
        this.content = new ByteBuffer[] {command, this.body, end};
    }

    Step step() {
        return step;
    }

    /** Sends one more message: on the connection if there is one, on a new one otherwise. */
    void begin(long message, long dueAt, long now) {
        number = message;
        due = dueAt;
        started = now;
        tally.late(now - dueAt);
        try {
            if (step == Step.IDLE) {
                identity = traffic.sameClient(first, carried);
                send(Step.MAIL, now);
            } else {
                first = identity = plan.offset() + message;
                carried = 0;
                connect(now);
            }
        } catch (IOException e) {
            broke(e);
        }
    }

    private void connect(long now) throws IOException {
        replies.reset();
        step = Step.BANNER;
        sent = now;
        channel = SocketChannel.open(StandardProtocolFamily.INET);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean at = channel.connect(plan.server());
        key = channel.register(selector, at ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (at) {
            connected();
        }
    }

    private void connected() throws IOException {
        if (plan.address() == ClientAddress.PROXY) {
            fill(traffic.proxyLine(identity));
            write();
        }
    }

    /** Something can be read or written, or the connection stands. */
    void ready(ByteBuffer scratch) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                connected();
                return;
            }
            if (key.isWritable()) {
                write();
            }
            if (key.isReadable()) {
                read(scratch);
            }
        } catch (IOException e) {
            broke(e);
        }
    }

    private void read(ByteBuffer scratch) throws IOException {
        scratch.clear();
        int octets = channel.read(scratch);
        if (octets < 0) {
            throw new IOException("connection closed by the server");
        }
        scratch.flip();
        while (step != Step.FREE && replies.complete(scratch)) {
            replied(System.nanoTime());
        }
    }

    private void replied(long now) throws IOException {
        int code = replies.code();
        if (step == Step.QUIT || step == Step.IDLE) {
            close();
            return;
        }
        tally.replied(step, now - sent);
        if (!step.goesOnWith(code)) {
            tally.refused(step, replies.text());
            send(Step.QUIT, now);
            return;
        }
        if (step == Step.CONTENT) {
            tally.accepted(now, dataSent, started, due);
            carried++;
            if (carried >= plan.perConnection()) {
                send(Step.QUIT, now);
            } else {
                step = Step.IDLE;
            }
            return;
        }
        send(step.next(plan.address()), now);
    }

    /** Ends an idle connection politely. */
    void quit(long now) {
        try {
            send(Step.QUIT, now);
        } catch (IOException e) {
            close();
        }
    }

    private void send(Step next, long now) throws IOException {
        step = next;
        sent = now;
        if (next == Step.CONTENT) {
            var headers = traffic.headers(identity, number, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            fill(headers);
            body.position(0).limit(Traffic.bodyLength(plan.size(), headers.length()));
            end.rewind();
        } else {
            if (next == Step.DATA) {
                dataSent = now;
            }
            fill(traffic.command(next, identity));
        }
        write();
    }

    private void fill(String text) {
        command.clear().put(text.getBytes(StandardCharsets.ISO_8859_1)).flip();
    }

    private void write() throws IOException {
        boolean left;
        if (step == Step.CONTENT) {
            channel.write(content);
            left = end.hasRemaining();
        } else {
            channel.write(command);
            left = command.hasRemaining();
        }
        int wanted = left ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Gives up on an answer that does not come. */
    void expire(long now) {
        boolean waits = step != Step.FREE && step != Step.IDLE;
        if (waits && now - sent > plan.patience().toNanos()) {
            broke(new IOException("no answer for " + plan.patience().toSeconds() + " s"));
        }
    }

    private void broke(IOException e) {
        if (step != Step.QUIT && step != Step.IDLE) {
            var why = e.getMessage();
            tally.broken(step, why == null ? e.getClass().getSimpleName() : why);
        }
        close();
    }

    void close() {
        step = Step.FREE;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // nothing is owed to it any more
        }
    }
}
