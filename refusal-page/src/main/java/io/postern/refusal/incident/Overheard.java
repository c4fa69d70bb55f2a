// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Transcript;
import io.postern.refusal.cause.Cause;
import io.postern.refusal.cause.Causes;
import io.postern.refusal.cause.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The refusals of a dialogue with a client: our lines that end with the code. Pure. */
final class Overheard {
    private static final Pattern REFUSAL = Pattern.compile("([45]\\d\\d) (?:([45]\\.\\d{1,3}\\.\\d{1,3}) )?(.*)");
    private static final Pattern HELLO = Pattern.compile("(?i)(?:EHLO|HELO)\\s+(\\S+)\\s*");
    private static final Pattern MAIL = Pattern.compile("(?i)MAIL FROM:\\s*<([^>]*)>.*");
    private static final Pattern RCPT = Pattern.compile("(?i)RCPT TO:\\s*<([^>]*)>?.*");
    private static final int MOST = 20;

    private final String code;
    private final Transcript transcript;
    private final Discretion discretion;
    private final List<Incident> incidents = new ArrayList<>();
    private @Nullable String helo;
    private @Nullable String senderDomain;

    private Overheard(Transcript transcript, String code) {
        this.code = code;
        this.transcript = transcript;
        this.discretion = Discretion.about(said(RCPT).toList(), said());
    }

    static List<Incident> of(Transcript transcript, String code) {
        if (transcript.direction() != Transcript.Direction.INBOUND || !code.equals(transcript.sessionId())) {
            return List.of();
        }
        var overheard = new Overheard(transcript, code);
        transcript.lines().forEach(overheard::line);
        return overheard.incidents;
    }

    private Stream<String> said(Pattern command) {
        return transcript.lines().stream()
                .filter(line -> line.speaker() == Transcript.Speaker.THEM)
                .map(line -> command.matcher(line.text()))
                .filter(found -> found.matches())
                .map(found -> found.group(1));
    }

    private List<String> said() {
        return Stream.concat(said(HELLO), said(MAIL).map(Judged::domain))
                .filter(Objects::nonNull)
                .toList();
    }

    private void line(Transcript.Line line) {
        switch (line.speaker()) {
            case THEM -> heard(line.text());
            case US -> replied(line);
            case NOTE -> {}
        }
    }

    private void heard(String text) {
        var hello = HELLO.matcher(text);
        var mail = MAIL.matcher(text);
        if (hello.matches()) {
            helo = hello.group(1);
        } else if (mail.matches()) {
            senderDomain = Judged.domain(mail.group(1));
        }
    }

    private void replied(Transcript.Line line) {
        var refusal = REFUSAL.matcher(line.text());
        int at = line.text().lastIndexOf(code);
        if (at < 0 || !refusal.matches() || incidents.size() >= MOST) {
            return;
        }
        var text = withoutCode(refusal.group(3));
        var reply =
                new Reply(Integer.parseInt(refusal.group(1)), Objects.requireNonNullElse(refusal.group(2), ""), text);
        var cause = Trouble.of(text).<Cause>map(Cause.Said::new).orElseGet(() -> Causes.unknown(reply));
        incidents.add(new Incident(
                transcript.start().plusMillis(line.millis()),
                client(transcript.peer()),
                helo,
                senderDomain,
                reply,
                List.of(cause),
                discretion));
    }

    /** The last word holds the code, in brackets or at the end of an address. */
    private String withoutCode(String text) {
        int space = text.lastIndexOf(' ', Math.max(0, text.lastIndexOf(code)));
        return space < 0 ? text : text.substring(0, space);
    }

    /** Without its port, and without the brackets of IPv6. */
    private static String client(String peer) {
        int colon = peer.lastIndexOf(':');
        var address = colon < 0 ? peer : peer.substring(0, colon);
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }
}
