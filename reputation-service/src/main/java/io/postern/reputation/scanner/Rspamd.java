// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** rspamd's normal worker, over HTTP: {@code POST /checkv2} with the envelope in the header. */
final class Rspamd implements Scanner {
    private static final int CHUNK = 64 << 10;
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_ANSWER = 4 << 20;

    private final String name;

    Rspamd(String name) {
        this.name = name;
    }

    @Override
    public ScanFinding scan(Conversation conversation, MessageSource message, ScanQuestion question)
            throws IOException {
        var out = conversation.out();
        out.write(request(question, message.size()).getBytes(StandardCharsets.UTF_8));
        try (var content = Conversation.open(message)) {
            var chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                out.write(chunk, 0, read);
            }
        }
        out.flush();
        return JsonRspamdAnswer.finding(name, answer(conversation));
    }

    @Override
    public void probe(Conversation conversation) throws IOException {
        conversation.out().write("GET /ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        conversation.out().flush();
        var _ = answer(conversation);
    }

    /** HTTP/1.0, so that the answer comes in one piece and the connection ends with it. */
    static String request(ScanQuestion question, long size) {
        var request = new StringBuilder("POST /checkv2 HTTP/1.0\r\n");
        field(request, "Content-Length", Long.toString(size));
        field(request, "Queue-Id", question.messageId());
        field(request, "Ip", question.client());
        field(request, "Helo", question.helo());
        field(request, "From", question.reversePath());
        question.recipients().forEach(recipient -> field(request, "Rcpt", recipient));
        return request.append("\r\n").toString();
    }

    /** What strangers say must not begin a line of its own. */
    private static void field(StringBuilder request, String name, String value) {
        if (!value.isEmpty()) {
            request.append(name)
                    .append(": ")
                    .append(value.replaceAll("\\p{Cntrl}", ""))
                    .append("\r\n");
        }
    }

    private static byte[] answer(Conversation conversation) throws IOException {
        var status = line(conversation);
        var words = status.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].equals("200")) {
            throw new IOException(status.isEmpty() ? "it hung up" : "it says: " + status);
        }
        int length = -1;
        int fields = 0;
        for (var field = line(conversation); !field.isEmpty(); field = line(conversation)) {
            if (++fields > MOST_FIELDS) {
                throw new IOException("it says more than " + MOST_FIELDS + " fields");
            }
            if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = length(field.substring("content-length:".length()).strip());
            }
        }
        var body = conversation.in().readNBytes(length < 0 ? LONGEST_ANSWER : length);
        if (body.length < length) {
            throw new EOFException("its answer is cut off");
        }
        return body;
    }

    private static int length(String digits) throws IOException {
        try {
            int length = Integer.parseInt(digits);
            if (length >= 0 && length <= LONGEST_ANSWER) {
                return length;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IOException("its answer has a length of " + digits);
    }

    private static String line(Conversation conversation) throws IOException {
        return new String(conversation.upTo('\n', LONGEST_LINE), StandardCharsets.UTF_8).strip();
    }
}
