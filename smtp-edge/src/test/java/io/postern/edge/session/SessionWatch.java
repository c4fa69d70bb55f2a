// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static io.postern.edge.fuzz.Pieces.promise;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.OutboundMessage;
import io.postern.edge.command.Command.Verb;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at all that a session says and hands on, and fails if a promise is broken. */
final class SessionWatch extends FakeTally {
    private static final Pattern REPLY = Pattern.compile("[2-5][0-9]{2}[ -][ -~]*");
    private static final Pattern ACCEPTED = Pattern.compile("250 2\\.0\\.0 Accepted as (\\S+)");
    private static final Pattern BARE = Pattern.compile("\r(?!\n)|(?<!\r)\n|\0");
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+: [ -~]*\r\n([ \t][ -~\u0080-\uffff]*\r\n)*");
    private static final int LONGEST = 512;

    private final FakeWorld world;
    private final Set<String> safe = new HashSet<>();
    private int looked;
    private int handedOn;
    private int commands;
    /** Those that answer a command for good, and the banner. */
    private int answers;

    private String last = "";

    SessionWatch(FakeWorld world) {
        this.world = world;
    }

    @Override
    public void command(Verb verb) {
        commands++;
    }

    /** This message is where it cannot be lost any more. */
    void safe(OutboundMessage message) {
        safe.add(message.messageId());
    }

    /** At what came since the last time. */
    void look() {
        for (; handedOn < world.outbound.size(); handedOn++) {
            check(world.outbound.get(handedOn));
        }
        var said = world.sent.substring(looked);
        looked += said.length();
        promise(said.isEmpty() || said.endsWith("\r\n"), "replies are sent whole");
        var group = "";
        for (var line : said.isEmpty() ? new String[0] : said.split("\r\n", -1)) {
            if (line.isEmpty() && said.endsWith("\r\n")) {
                continue;
            }
            reply(line, group);
            group = line.charAt(3) == '-' ? line.substring(0, 3) : "";
        }
        promise(group.isEmpty(), "a reply has a last line");
    }

    private void reply(String line, String group) {
        promise(REPLY.matcher(line).matches(), "a reply is three digits and printable text: " + line);
        promise(line.length() + 2 <= LONGEST, "a reply line has at most 512 octets");
        promise(line.startsWith(group), "all lines of a reply have the same code");
        promise(!line.equals(Replies.FAULT.lines().strip()), "no fault of ours");
        promise(!line.startsWith(Replies.FAULT.lines().strip()), "no fault of ours");
        var accepted = ACCEPTED.matcher(line);
        promise(!accepted.matches() || safe.contains(accepted.group(1)), "250 is said once the record is safe");
        if (line.charAt(3) == ' ' && !line.startsWith("354") && !line.startsWith("334")) {
            answers++;
            last = line;
        }
    }

    /** A session that waits for the client has answered all that it was told; one that has ended said at most a farewell. */
    void count(State state) {
        switch (state) {
            case State.Closed _ ->
                promise(
                        answers <= commands + 1 || answers == commands + 2 && last.startsWith("421"),
                        "a command has one answer, and the session one farewell");
            case State.Talking _ -> promise(answers == commands + 1, "each command has been answered, once");
            case State.Announcing _, State.Securing _ -> promise(answers == 0, "nothing is said before the banner");
            default -> promise(answers == commands, "what is under way has not been answered");
        }
    }

    private static void check(OutboundMessage message) {
        promise(!message.recipients().isEmpty(), "a message has recipients");
        clean(message.reversePath());
        message.recipients().forEach(recipient -> clean(recipient.address()));
        message.headers().forEach(field -> promise(FIELD.matcher(field).matches(), "a header field: " + field));
        if (message.content() instanceof Content.Inline(var bytes)) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            promise(!BARE.matcher(text).find(), "what is handed on has no bare line end and no NUL");
            promise(!text.startsWith(" ") && !text.startsWith("\t"), "no content goes on with a field put before it");
        }
    }

    private static void clean(String address) {
        promise(address.chars().noneMatch(Character::isISOControl), "no control character in an address");
    }
}
