// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import io.postern.testkit.smtp.SmtpReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Reads replies, and takes none that has not the form of RFC 5321 4.2, or is longer than 4.5.3.1.5 allows. */
final class ReplyReader {
    private static final int MAX_LINE = 512;
    private static final int MAX_LINES = 100;

    private final InputStream in;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    Heard next() {
        var lines = new ArrayList<String>();
        try {
            do {
                var line = line();
                if (line.isEmpty()) {
                    return lines.isEmpty()
                            ? new Heard.End("the connection ended")
                            : new Heard.Trouble("the connection ended within a reply: " + lines);
                }
                lines.add(line.strip());
                if (!wellFormed(line)
                        || !line.startsWith(lines.getFirst().substring(0, 3))
                        || lines.size() > MAX_LINES) {
                    return new Heard.Trouble("this is no reply (RFC 5321 4.2): " + lines);
                }
            } while (lines.getLast().startsWith("-", 3));
            return new Heard.Words(new SmtpReply(lines));
        } catch (SocketTimeoutException e) {
            return new Heard.Trouble("the server was silent");
        } catch (IOException e) {
            return new Heard.End("the connection broke: " + e.getMessage());
        }
    }

    /** Something has come that nobody has read yet. */
    boolean unread() throws IOException {
        return in.available() > 0;
    }

    private static boolean wellFormed(String line) {
        return line.matches("[2-5][0-9]{2}(?:[ -][\\t -~]*)?\r\n");
    }

    /** Up to its LF, or as much of it as a line may have; empty if there is no more. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream(128);
        int c = 0;
        while (c != '\n' && line.size() < MAX_LINE) {
            c = in.read();
            if (c < 0) {
                break;
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
