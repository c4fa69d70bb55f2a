// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.reputation.scanner.MilterVerdict.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The milter protocol, a method for each step. A step that the milter has declined is not sent, and of one that it does
 * not answer no answer is waited for (libmilter's mfdef.h names the letters and bits).
 */
final class MilterSession {
    private static final int VERSION = 6;
    /** All that a milter may want to do; else some refuse to work. Nothing of it is done. */
    private static final int ACTIONS = 0x1ff;
    /** All that it may decline, and leading blanks of header fields. */
    private static final int STEPS = 0x1f_ffff;

    private static final int LEADING_SPACE = 0x10_0000;
    private static final int LONGEST_PACKET = 1 << 20;
    private static final int MOST_CHANGES = 20;

    private final Conversation conversation;
    private final Set<String> changes = new LinkedHashSet<>();
    private int steps;

    MilterSession(Conversation conversation) {
        this.conversation = conversation;
    }

    void negotiate() throws IOException {
        send(
                'O',
                ByteBuffer.allocate(12)
                        .putInt(VERSION)
                        .putInt(ACTIONS)
                        .putInt(STEPS)
                        .array());
        conversation.out().flush();
        var answer = packet();
        if (answer.get() != 'O' || answer.remaining() < 12) {
            throw new IOException("it does not negotiate");
        }
        int version = answer.getInt();
        if (version < 2 || version > VERSION) {
            throw new IOException("it speaks version " + version);
        }
        answer.getInt();
        steps = answer.getInt() & STEPS;
    }

    boolean leadingSpace() {
        return (steps & LEADING_SPACE) != 0;
    }

    /** What it would do to the message, as words, each kind once. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    MilterVerdict connect(ScanQuestion question) throws IOException {
        var client = question.client();
        macros('C', "j", "postern", "{daemon_name}", "postern", "v", "Postern");
        var name = text(client.isEmpty() ? "unknown" : "[" + client + "]");
        if (client.isEmpty()) {
            return step('C', 0x1, 0x1000, name, new byte[] {'U'});
        }
        var place = new byte[] {(byte) (client.indexOf(':') < 0 ? '4' : '6'), 0, 0};
        return step('C', 0x1, 0x1000, name, place, text(client));
    }

    MilterVerdict helo(ScanQuestion question) throws IOException {
        return step('H', 0x2, 0x2000, text(question.helo()));
    }

    MilterVerdict mail(ScanQuestion question) throws IOException {
        macros('M', "i", question.messageId(), "{mail_addr}", question.reversePath());
        return step('M', 0x4, 0x4000, text("<" + question.reversePath() + ">"));
    }

    MilterVerdict recipient(String recipient) throws IOException {
        macros('R', "{rcpt_addr}", recipient);
        return step('R', 0x8, 0x8000, text("<" + recipient + ">"));
    }

    /** DATA. */
    MilterVerdict text() throws IOException {
        return step('T', 0x200, 0x1_0000);
    }

    MilterVerdict field(byte[] name, byte[] value) throws IOException {
        return step('L', 0x20, 0x80, name, new byte[1], value, new byte[1]);
    }

    MilterVerdict endOfHeader() throws IOException {
        return step('N', 0x40, 0x4_0000);
    }

    MilterVerdict body(byte[] chunk) throws IOException {
        return step('B', 0x10, 0x8_0000, chunk);
    }

    MilterVerdict end(ScanQuestion question) throws IOException {
        macros('E', "i", question.messageId());
        return step('E', 0, 0);
    }

    void quit() throws IOException {
        send('Q');
        conversation.out().flush();
    }

    private MilterVerdict step(char command, int declined, int unanswered, byte[]... parts) throws IOException {
        if ((steps & declined) != 0) {
            return MilterVerdict.CONTINUE;
        }
        send(command, parts);
        if ((steps & unanswered) != 0) {
            return MilterVerdict.CONTINUE;
        }
        conversation.out().flush();
        return verdict();
    }

    private MilterVerdict verdict() throws IOException {
        while (true) {
            var answer = packet();
            char letter = (char) answer.get();
            switch (letter) {
                case 'c' -> {
                    return MilterVerdict.CONTINUE;
                }
                case 's' -> {
                    return MilterVerdict.of(Kind.SKIP);
                }
                case 'a' -> {
                    return MilterVerdict.of(Kind.ACCEPT);
                }
                case 'd' -> {
                    return MilterVerdict.of(Kind.DISCARD);
                }
                case 'r' -> {
                    return MilterVerdict.of(Kind.REJECT);
                }
                case 't', 'f' -> {
                    return MilterVerdict.of(Kind.DEFER);
                }
                case 'y' -> {
                    return MilterVerdict.reply(string(answer));
                }
                case 'p' -> {}
                default -> change(letter, answer);
            }
        }
    }

    private void change(char letter, ByteBuffer answer) throws IOException {
        var change = switch (letter) {
            case 'h' -> "add header " + string(answer);
            case 'i' -> "insert header " + string(answer.position(Math.min(answer.limit(), 5)));
            case 'm' -> "change header " + string(answer.position(Math.min(answer.limit(), 5)));
            case 'b' -> "replace body";
            case '+', '2' -> "add recipient";
            case '-' -> "remove recipient";
            case 'e' -> "change sender";
            case 'q' -> "quarantine: " + string(answer);
            case 'l' -> "";
            default -> throw new IOException("it answers with a letter of " + (int) letter);
        };
        if (!change.isEmpty() && changes.size() < MOST_CHANGES) {
            changes.add(change);
        }
    }

    private void macros(char command, String... namesAndValues) throws IOException {
        var parts = new byte[namesAndValues.length + 1][];
        parts[0] = new byte[] {(byte) command};
        for (int i = 0; i < namesAndValues.length; i++) {
            parts[i + 1] = text(namesAndValues[i]);
        }
        send('D', parts);
    }

    private void send(char command, byte[]... parts) throws IOException {
        int length = 1;
        for (var part : parts) {
            length += part.length;
        }
        conversation.out().writeInt(length);
        conversation.out().write(command);
        for (var part : parts) {
            conversation.out().write(part);
        }
    }

    private ByteBuffer packet() throws IOException {
        int length = conversation.in().readInt();
        if (length < 1 || length > LONGEST_PACKET) {
            throw new IOException("it answers with " + length + " octets");
        }
        var octets = conversation.in().readNBytes(length);
        if (octets.length < length) {
            throw new IOException("it hung up");
        }
        return ByteBuffer.wrap(octets);
    }

    /** With the NUL that ends it; one in the middle would end it early. */
    private static byte[] text(String text) {
        return (text.replace("\0", "") + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static String string(ByteBuffer answer) {
        var out = new ByteArrayOutputStream();
        while (answer.hasRemaining()) {
            byte octet = answer.get();
            if (octet == 0) {
                break;
            }
            out.write(octet);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
