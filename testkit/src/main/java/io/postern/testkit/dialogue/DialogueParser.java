// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import io.postern.testkit.dialogue.Expected.Closed;
import io.postern.testkit.dialogue.Expected.Reply;
import io.postern.testkit.dialogue.Step.Expect;
import io.postern.testkit.dialogue.Step.Say;
import io.postern.testkit.dialogue.Step.ShakeHands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a dialogue. A pure function. */
public final class DialogueParser {
    private static final Pattern LINE = Pattern.compile("([A-Z]+)(?:\\(([^)]*)\\))?(:?)(?: (.*))?");
    private static final Pattern REPEAT = Pattern.compile("repeat ([1-9][0-9]{0,5})");
    private static final Pattern EXPECTED = Pattern.compile("(\\S+)(?: +/(.*)/)?(?: +because (.+))?");
    private static final Pattern CODES = Pattern.compile("[2-5x][0-9x]{2}(?:\\|[2-5x][0-9x]{2})*");
    private static final Pattern REASON = Pattern.compile("because (.+)");
    private static final Pattern UNLESS = Pattern.compile("(\\S+) because (.+)");

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> unless = new LinkedHashMap<>();
    private String listener = Dialogue.MX;
    private int number;

    private DialogueParser(String name) {
        this.name = name;
    }

    /** @throws DialogueFault if it is none */
    public static Dialogue parse(String name, String text) {
        var parser = new DialogueParser(name);
        text.lines().forEach(parser::read);
        return parser.end();
    }

    private void read(String line) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw fault("this is no line of a dialogue: " + line);
        }
        var how = parts.group(2) == null ? "" : parts.group(2);
        var rest = parts.group(4) == null ? "" : parts.group(4);
        try {
            switch (parts.group(1) + parts.group(3)) {
                case "C:" -> steps.add(new Say(number, said(how, rest)));
                case "S:" -> expect(how, reply(how, rest));
                case "CLOSED" -> expect(how, closed(how, rest));
                case "TLS" -> {
                    reasonable(how.isEmpty() && rest.isBlank(), "TLS stands alone");
                    steps.add(new ShakeHands(number));
                }
                case "LISTENER" -> listener = rest.strip();
                case "UNLESS" -> {
                    var words = matched(UNLESS, rest, "UNLESS needs a server, and because with a reason");
                    unless.put(words.group(1), words.group(2));
                }
                default -> throw new IllegalArgumentException("this is no line of a dialogue: " + line);
            }
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage());
        }
    }

    private static byte[] said(String how, String text) {
        var repeat = REPEAT.matcher(how);
        if (repeat.matches()) {
            return Octets.repeated(text, Integer.parseInt(repeat.group(1)));
        }
        return switch (how) {
            case "" -> Octets.line(text);
            case "raw" -> Octets.unescaped(text);
            case "base64" -> Octets.encoded(text);
            default -> throw new IllegalArgumentException("a client says C:, C(raw):, C(base64): or C(repeat N):");
        };
    }

    private static Expected reply(String how, String text) {
        var words = matched(EXPECTED, text.strip(), "a reply is a code, perhaps a /regular expression/");
        reasonable(CODES.matcher(words.group(1)).matches(), words.group(1) + " is no reply code");
        reasonable(
                usual(how) == (words.group(3) == null),
                "because with a reason goes with a server in brackets, and only there");
        var pattern = words.group(2) == null ? null : Pattern.compile(words.group(2), Pattern.MULTILINE);
        return new Reply(words.group(1), pattern);
    }

    private static Expected closed(String how, String text) {
        if (how.isEmpty()) {
            reasonable(text.isBlank(), "CLOSED stands alone");
        } else {
            matched(REASON, text.strip(), "because with a reason is missing");
        }
        return new Closed();
    }

    /** The line is for every server. */
    private static boolean usual(String how) {
        return how.isEmpty() || REPEAT.matcher(how).matches();
    }

    private void expect(String how, Expected expected) {
        if (!usual(how)) {
            reasonable(
                    !steps.isEmpty() && steps.getLast() instanceof Expect,
                    "what " + how + " does instead stands right below what is usual");
            reasonable(((Expect) steps.getLast()).otherwise().put(how, expected) == null, how + " was named before");
            return;
        }
        var repeat = REPEAT.matcher(how);
        int times = repeat.matches() ? Integer.parseInt(repeat.group(1)) : 1;
        steps.add(new Expect(number, times, expected, new HashMap<>()));
    }

    private Dialogue end() {
        if (steps.isEmpty() || !(steps.getLast() instanceof Expect last && last.usual() instanceof Closed)) {
            throw fault("a dialogue ends with CLOSED, so that no reply goes unread");
        }
        return new Dialogue(name, listener, Map.copyOf(unless), List.copyOf(steps));
    }

    private static Matcher matched(Pattern pattern, String text, String complaint) {
        var matcher = pattern.matcher(text);
        reasonable(matcher.matches(), complaint);
        return matcher;
    }

    private static void reasonable(boolean so, String complaint) {
        if (!so) {
            throw new IllegalArgumentException(complaint);
        }
    }

    private DialogueFault fault(String what) {
        return new DialogueFault(name, number, what);
    }
}
