// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** One client's dialogue: octets in, replies out. Knows no socket. */
final class SinkSession {
    private static final byte[] HELLO = reply("250-sink.test\r\n250-PIPELINING\r\n250-SIZE 104857600\r\n250 8BITMIME");
    private static final byte[] OK = reply("250 2.0.0 Ok");
    private static final byte[] GO_ON = reply("354 End with <CR><LF>.<CR><LF>");
    private static final byte[] TAKEN = reply("250 2.0.0 Taken");
    private static final byte[] BYE = reply("221 2.0.0 Bye");
    private static final byte[] UNKNOWN = reply("500 5.5.2 Not a command known here");
    private static final byte[] NOBODY = reply("503 5.5.1 RCPT first");
    static final byte[] GREETING = reply("220 sink.test ESMTP");

    /** Of the content, for its headers. */
    private static final int HEAD = 4096;

    private static final int LONGEST_LINE = 1024;

    private final SinkTally tally;
    private final Consumer<byte[]> replies;
    private final Runnable beforeTaken;
    private final EndOfData end = new EndOfData();
    private final byte[] line = new byte[LONGEST_LINE];
    private final byte[] head = new byte[HEAD];
    private int lineLength;
    private int headLength;
    private long size;
    private int recipients;
    private boolean inData;
    private boolean over;

    /** @param beforeTaken is called when a message is complete, before the reply to it is */
    SinkSession(SinkTally tally, Consumer<byte[]> replies, Runnable beforeTaken) {
        this.tally = tally;
        this.replies = replies;
        this.beforeTaken = beforeTaken;
    }

    /** Whether QUIT was said: once its answer is out, the connection may be closed. */
    boolean over() {
        return over;
    }

    void received(byte[] octets, int length) {
        int at = 0;
        while (at < length && !over) {
            at = inData ? content(octets, at, length) : command(octets, at, length);
        }
    }

    private int content(byte[] octets, int from, int to) {
        int after = end.find(octets, from, to);
        int stop = after < 0 ? to : after;
        int kept = Math.min(stop - from, HEAD - headLength);
        System.arraycopy(octets, from, head, headLength, kept);
        headLength += kept;
        size += stop - from;
        if (after >= 0) {
            inData = false;
            var headers = BenchHeaders.find(head, headLength);
            tally.arrived(headers, recipients, size - 3, System.nanoTime(), micros());
            recipients = 0;
            beforeTaken.run();
            replies.accept(TAKEN);
        }
        return stop;
    }

    private static long micros() {
        var now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    private int command(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] == '\n') {
                answer();
                lineLength = 0;
                return i + 1;
            }
            if (lineLength < LONGEST_LINE) {
                line[lineLength++] = octets[i];
            }
        }
        return to;
    }

    private void answer() {
        var verb = new String(line, 0, Math.min(4, lineLength), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "HELO" -> replies.accept(verb.equals("EHLO") ? HELLO : OK);
            case "MAIL", "RSET" -> {
                recipients = 0;
                replies.accept(OK);
            }
            case "RCPT" -> {
                recipients++;
                replies.accept(OK);
            }
            case "NOOP" -> replies.accept(OK);
            case "XCLI" -> replies.accept(GREETING);
            case "PROX" -> {} // PROXY protocol has no answer
            case "DATA" -> data();
            case "QUIT" -> {
                over = true;
                replies.accept(BYE);
            }
            default -> replies.accept(UNKNOWN);
        }
    }

    private void data() {
        if (recipients == 0) {
            replies.accept(NOBODY);
            return;
        }
        inData = true;
        end.reset();
        headLength = 0;
        size = 0;
        replies.accept(GO_ON);
    }

    private static byte[] reply(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
