// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import static io.postern.edge.fuzz.Pieces.promise;

import io.postern.edge.command.Command.Mail;
import io.postern.edge.command.Command.Recipient;
import io.postern.edge.fuzz.Pieces;
import io.postern.edge.wire.Line;
import io.postern.edge.wire.LineReader;
import io.postern.edge.wire.Unread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Octets to lines to commands. The first octet of the input cuts the others into pieces. */
public final class CommandFuzz {
    private static final int LIMIT = 200;

    private CommandFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var octets = Pieces.behind(input, 1);
        var lines = read(Pieces.of(octets, input[0]));
        promise(lines.equals(expected(new String(octets, StandardCharsets.ISO_8859_1))), "lines end in CRLF only");
        for (var line : lines) {
            promise(line.text().chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), "no line end in a line");
            check(CommandParser.parse(line));
        }
    }

    private static List<Line> read(List<byte[]> pieces) {
        var reader = new LineReader(LIMIT);
        var unread = new Unread();
        var lines = new ArrayList<Line>();
        for (var piece : pieces) {
            unread.add(piece);
            for (var line = reader.next(unread); line != null; line = reader.next(unread)) {
                lines.add(line);
            }
            promise(unread.isEmpty(), "what is no line yet has been read");
        }
        return lines;
    }

    /** The same in another way: cut at CRLF, then look for faults. */
    private static List<Line> expected(String octets) {
        var lines = new ArrayList<Line>();
        int from = 0;
        for (int end = octets.indexOf("\r\n"); end >= 0; end = octets.indexOf("\r\n", from)) {
            var text = octets.substring(from, end);
            var fault = faulty(text, true);
            lines.add(fault == null ? new Line(text, null) : fault);
            from = end + 2;
        }
        var fault = faulty(octets.substring(from), false);
        if (fault != null) {
            lines.add(fault);
        }
        return lines;
    }

    private static @Nullable Line faulty(String text, boolean whole) {
        for (int i = 0; i < text.length(); i++) {
            var fault = switch (text.charAt(i)) {
                case '\n' -> Line.Fault.BARE_LF;
                case 0 -> Line.Fault.NUL;
                case '\r' -> i + 1 < text.length() || whole ? Line.Fault.BARE_CR : null;
                default -> i >= LIMIT ? Line.Fault.TOO_LONG : null;
            };
            if (fault != null) {
                return new Line(text.substring(0, i), fault);
            }
        }
        return null;
    }

    private static void check(Command command) {
        switch (command) {
            case Mail mail -> {
                var demands = mail.demands();
                clean(mail.reversePath());
                printable(demands.envelopeId());
                printable(demands.ret());
                printable(mail.bodyType());
                promise(mail.size() >= 0, "no negative size");
                var again = CommandParser.parse("MAIL FROM:<" + utf8(mail.reversePath()) + "> SMTPUTF8");
                promise(
                        again instanceof Mail same && same.reversePath().equals(mail.reversePath()),
                        "a sender that was taken is read the same by the next: " + mail.reversePath());
            }
            case Recipient(var who) -> {
                clean(who.address());
                printable(who.reportOn());
                printable(who.original());
                var again = CommandParser.parse("RCPT TO:<" + utf8(who.address()) + ">");
                promise(
                        again instanceof Recipient(var same) && same.address().equals(who.address()),
                        "a recipient that was taken is read the same by the next: " + who.address());
            }
            case Command.Chunk chunk -> promise(chunk.size() >= 0, "no negative chunk");
            case Command.Hello hello -> printable(hello.name());
            case Command.Authenticate how -> printable(how.mechanism());
            case Command.XClient claims -> printable(claims.helo());
            case Command.Plain _, Command.Wrong _ -> {}
        }
    }

    private static void clean(String address) {
        promise(address.chars().noneMatch(Character::isISOControl), "no control character in an address");
        promise(
                address.chars().noneMatch(c -> c >= 0xd800 && c < 0xe000) || utf8Safe(address),
                "whole characters only");
    }

    private static boolean utf8Safe(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static void printable(@Nullable String text) {
        promise(text == null || text.chars().allMatch(c -> c > ' ' && c < 127), "a word is printable ASCII");
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
