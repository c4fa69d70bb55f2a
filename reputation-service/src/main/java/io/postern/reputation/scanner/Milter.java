// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Any milter, by the protocol that Sendmail and Postfix speak to it (libmilter, version 6), one message a connection. */
final class Milter implements Scanner {
    private static final int CHUNK = 65_535;

    private final String name;

    Milter(String name) {
        this.name = name;
    }

    @Override
    public ScanFinding scan(Conversation conversation, MessageSource message, ScanQuestion question)
            throws IOException {
        var session = new MilterSession(conversation);
        session.negotiate();
        MilterVerdict verdict;
        try (var content = new BufferedInputStream(Conversation.open(message))) {
            verdict = envelope(session, question);
            if (verdict.goesOn()) {
                var header = Header.read(content);
                if (!header.complete()) {
                    return Said.unknown(name, "the header is too long");
                }
                verdict = header(session, header);
            }
            if (verdict.goesOn()) {
                verdict = body(session, content);
            }
        }
        if (verdict.goesOn()) {
            verdict = session.end(question);
        }
        session.quit();
        return verdict.finding(name, session.changes());
    }

    @Override
    public void probe(Conversation conversation) throws IOException {
        var session = new MilterSession(conversation);
        session.negotiate();
        session.quit();
    }

    private static MilterVerdict envelope(MilterSession session, ScanQuestion question) throws IOException {
        var verdict = session.connect(question);
        if (verdict.goesOn()) {
            verdict = session.helo(question);
        }
        if (verdict.goesOn()) {
            verdict = session.mail(question);
        }
        return verdict.goesOn() ? recipients(session, question) : verdict;
    }

    /** A recipient that is refused does not stand for the others; if all are, the message is. */
    private static MilterVerdict recipients(MilterSession session, ScanQuestion question) throws IOException {
        var refused = MilterVerdict.CONTINUE;
        boolean some = question.recipients().isEmpty();
        for (var recipient : question.recipients()) {
            var verdict = session.recipient(recipient);
            if (verdict.whole()) {
                return verdict;
            }
            some |= verdict.goesOn();
            refused = verdict.goesOn() ? refused : verdict;
        }
        return some ? session.text() : refused;
    }

    private static MilterVerdict header(MilterSession session, Header header) throws IOException {
        for (var field : header.fields()) {
            var verdict = session.field(name(field), value(field, session.leadingSpace()));
            if (!verdict.goesOn()) {
                return verdict;
            }
        }
        return session.endOfHeader();
    }

    private static MilterVerdict body(MilterSession session, InputStream content) throws IOException {
        var chunk = new byte[CHUNK];
        for (int read = content.readNBytes(chunk, 0, CHUNK); read > 0; read = content.readNBytes(chunk, 0, CHUNK)) {
            var verdict = session.body(Arrays.copyOf(chunk, read));
            if (verdict.skips()) {
                return MilterVerdict.CONTINUE;
            }
            if (!verdict.goesOn()) {
                return verdict;
            }
        }
        return MilterVerdict.CONTINUE;
    }

    /** As written, while {@link Field#name} is in lower case. */
    private static byte[] name(Field field) {
        return Arrays.copyOf(field.raw(), field.name().length());
    }

    /** Lines end with LF there, and the last with nothing. */
    private static byte[] value(Field field, boolean leadingSpace) {
        var text = new String(field.value(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int from = !leadingSpace && text.startsWith(" ") ? 1 : 0;
        int to = text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(Math.min(from, to), to).replace("\0", "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
