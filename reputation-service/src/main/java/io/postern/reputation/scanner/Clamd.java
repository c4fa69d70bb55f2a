// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** ClamAV's daemon, with the message in chunks behind INSTREAM (clamd(8)). */
final class Clamd implements Scanner {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROBE = "Is anybody there?\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 << 10;
    private static final int LONGEST_ANSWER = 4096;
    private static final String STREAM = "stream: ";

    private final String name;

    Clamd(String name) {
        this.name = name;
    }

    @Override
    public ScanFinding scan(Conversation conversation, MessageSource message, ScanQuestion question)
            throws IOException {
        try (var content = Conversation.open(message)) {
            return finding(name, ask(conversation, content));
        }
    }

    /** Looks at a few octets, so that one that only greets is not taken for one that works. */
    @Override
    public void probe(Conversation conversation) throws IOException {
        try (var content = Conversation.open(MessageSource.of(PROBE))) {
            var finding = finding(name, ask(conversation, content));
            if (finding.status() == ScanFinding.Status.UNKNOWN) {
                throw new IOException(finding.reason());
            }
        }
    }

    private static String ask(Conversation conversation, InputStream content) throws IOException {
        try {
            send(conversation, content);
        } catch (ContentFailure e) {
            throw e;
        } catch (IOException e) {
            // It hangs up in the middle when a message is too long for it, and says so first.
            var answer = answer(conversation);
            if (answer.isEmpty()) {
                throw e;
            }
            return answer;
        }
        return answer(conversation);
    }

    private static void send(Conversation conversation, InputStream content) throws IOException {
        var out = conversation.out();
        out.write(COMMAND);
        var chunk = new byte[CHUNK];
        for (int read = content.readNBytes(chunk, 0, CHUNK); read > 0; read = content.readNBytes(chunk, 0, CHUNK)) {
            out.writeInt(read);
            out.write(chunk, 0, read);
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(Conversation conversation) throws IOException {
        return new String(conversation.upTo(0, LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
    }

    /** What an answer means. @throws IOException if it means nothing */
    static ScanFinding finding(String scanner, String answer) throws IOException {
        var said = answer.startsWith(STREAM) ? answer.substring(STREAM.length()) : answer;
        if (said.equals("OK")) {
            return Said.clean(scanner, null);
        }
        if (said.endsWith(" FOUND")) {
            return Said.infected(scanner, said.substring(0, said.length() - " FOUND".length()));
        }
        if (said.equals("INSTREAM size limit exceeded. ERROR")) {
            return Said.tooLarge(scanner);
        }
        if (said.endsWith("ERROR")) {
            return Said.unknown(scanner, "it says: " + said);
        }
        throw new IOException(said.isEmpty() ? "it hung up" : "it says: " + said);
    }
}
