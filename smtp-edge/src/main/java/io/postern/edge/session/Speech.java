// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Transcript.Speaker;
import io.postern.edge.trace.Dialogue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is said on both sides: counted, written down, and sent as few writes as there can be (RFC 2920 3.2). */
final class Speech {
    /** Characters. */
    private static final int MUCH = 16 << 10;

    private final Outside outside;
    private final Services services;
    private final String sessionId;
    private final String refusalPage;
    private final @Nullable Dialogue dialogue;
    private final StringBuilder unsent = new StringBuilder();
    private int lastAt;

    /**
     * @param refusalPage the address of the page that explains refusals, without the code; empty for none
     * @param dialogue null if nothing is written down
     */
    Speech(Outside outside, Services services, String sessionId, String refusalPage, @Nullable Dialogue dialogue) {
        this.outside = outside;
        this.services = services;
        this.sessionId = sessionId;
        this.refusalPage = refusalPage;
        this.dialogue = dialogue;
    }

    void heard(String line) {
        if (dialogue != null) {
            dialogue.add(now(), Speaker.THEM, line);
        }
    }

    /** Something like AUTH: what stands behind it may be a secret. */
    static boolean secret(String line) {
        return line.stripLeading().regionMatches(true, 0, "AUTH", 0, 4);
    }

    /** As it may be written down: of AUTH the mechanism, of what may be a password nothing. */
    static String concealed(String line) {
        if (!line.regionMatches(true, 0, "AUTH ", 0, 5)) {
            return "<concealed>";
        }
        int space = line.indexOf(' ', 5);
        return space < 0 ? line : line.substring(0, space) + " <concealed>";
    }

    void note(String remark) {
        if (dialogue != null) {
            dialogue.add(now(), Speaker.NOTE, remark);
        }
    }

    /** @param hop null if the fields do not say */
    void handedOn(@Nullable Hop hop) {
        note(
                hop == null
                        ? "handed on by an upstream; no Received field tells whom it is from"
                        : "handed on by an upstream, from " + hop.address() + " by Received field " + hop.field());
    }

    /** A refusal names the session, so that whoever is refused and whoever asks why speak of the same. */
    void say(Answer said) {
        var answer = said.about(refusalPage, sessionId);
        services.tally().reply(answer.code(), answer.status());
        lastAt = unsent.length();
        unsent.append(answer.lines());
        if (dialogue != null) {
            var now = now();
            answer.lines().lines().forEach(line -> dialogue.add(now, Speaker.US, line));
        }
    }

    /** Likewise; if it is a refusal the dialogue is worth keeping. */
    void settle(Answer answer) {
        if (answer.code() >= 400) {
            keep();
        }
        say(answer);
    }

    /** So much is to be sent that it should be, before more is answered: a client may say a lot and listen to nothing. */
    boolean much() {
        return unsent.length() > MUCH;
    }

    /** Sends what was said since the last time; false if nothing was. */
    boolean send() {
        if (unsent.isEmpty()) {
            return false;
        }
        outside.send(unsent.toString());
        unsent.setLength(0);
        lastAt = 0;
        return true;
    }

    /** The reply that was given last is kept back. */
    void sendAllButLast() {
        if (lastAt > 0) {
            outside.send(unsent.substring(0, lastAt));
            unsent.delete(0, lastAt);
            lastAt = 0;
        }
    }

    /** There is a transaction, so the dialogue is worth keeping. */
    void keep() {
        if (dialogue != null) {
            dialogue.keep();
        }
    }

    /** Hands on what was said since the last time. */
    void publish(@Nullable String messageId, Inquirer about) {
        if (dialogue != null) {
            var client = about.client();
            var peer = peer(client.address(), client.port());
            var said = dialogue.take(now(), messageId, about.sessionId(), peer);
            if (said != null) {
                services.transcripts().accept(said);
            }
        }
    }

    /** The other end, as it stands in transcripts. */
    static String peer(String address, int port) {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    private Instant now() {
        return services.clock().instant();
    }
}
