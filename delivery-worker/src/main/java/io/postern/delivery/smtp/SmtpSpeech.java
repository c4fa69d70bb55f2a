// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.postern.contracts.event.Transcript.Speaker;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;

/** Our side of a connection: what is said goes to the socket and the transcript, and the time is kept. */
final class SmtpSpeech {
    private final NetSocket socket;
    private final Limits limits;
    private TranscriptLines lines;
    private Phase awaiting = Phase.BANNER;
    private long deadline;
    private boolean quitting;
    private boolean over;

    SmtpSpeech(NetSocket socket, Limits limits, TranscriptLines lines) {
        this.socket = socket;
        this.limits = limits;
        this.lines = lines;
        expect(Phase.BANNER);
    }

    /** From now on the dialogue belongs to another message. */
    void turnTo(TranscriptLines other) {
        lines = other;
    }

    /** @param words commands, each with its CRLF; several go out in one flight */
    void say(String words, Phase then) {
        lines.said(Uptime.millis(), words);
        expect(then);
        socket.write(Buffer.buffer(Unpooled.wrappedBuffer(words.getBytes(UTF_8))));
    }

    void heard(ServerReply reply) {
        lines.heard(Uptime.millis(), reply);
    }

    void note(String remark) {
        lines.add(Uptime.millis(), Speaker.NOTE, remark);
    }

    /** The time for this phase begins now. */
    void expect(Phase phase) {
        awaiting = phase;
        deadline = Uptime.millis() + limits.timeoutMillis(phase);
    }

    Phase awaiting() {
        return awaiting;
    }

    boolean late(long now) {
        return now > deadline;
    }

    /** Says QUIT; the server's reply is waited for, but by nobody else. */
    void quit() {
        if (!over && !quitting) {
            quitting = true;
            expect(Phase.QUIT);
            socket.write("QUIT\r\n");
        }
    }

    boolean quitting() {
        return quitting;
    }

    /** At once: Vert.x alone would wait until a server that has stopped reading has read the rest. */
    void close() {
        over = true;
        ((NetSocketInternal) socket).channelHandlerContext().close();
    }

    /** Closed by us, or known to be closed. */
    boolean over() {
        return over;
    }
}
