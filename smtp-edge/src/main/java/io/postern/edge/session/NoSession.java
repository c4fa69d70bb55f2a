// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Transcript.Speaker;
import io.postern.contracts.network.IpAddress;
import io.postern.edge.trace.Dialogue;

/** Why somebody gets no session at all. It is told with the code of this very incident, as every refusal. */
public enum NoSession {
    FULL(Replies.TOO_BUSY, "there is no room for another session, see postern.edge.max-sessions"),
    LISTENER_FULL(
            Replies.TOO_BUSY,
            "there is no room for another session at it, see postern.edge.listeners.*.limits.max-sessions"),
    SHUTTING_DOWN(Replies.SHUTTING_DOWN, "we are about to stop");

    private final Answer answer;
    private final String why;

    NoSession(Answer answer, String why) {
        this.answer = answer;
        this.why = why;
    }

    /**
     * Counts it, and has it in the trace if there are not too many.
     *
     * @param address of the other end of the socket, four or sixteen octets: a proxy is not asked for whom it speaks
     * @return what to send, with its CRLF; empty where it would have to be encrypted, which costs more than is to be had
     */
    public String turnAway(Listener listener, Rules rules, Services services, byte[] address, int port) {
        var id = services.ids().get();
        boolean heard = listener.tls() != TlsMode.IMPLICIT;
        var said = answer.about(rules.refusalPage(), id);
        if (heard) {
            services.tally().reply(said.code(), said.status());
        }
        if (rules.transcripts() && services.traces().spend(address, System.nanoTime())) {
            var now = services.clock().instant();
            var dialogue = new Dialogue(now);
            dialogue.keep();
            dialogue.add(now, Speaker.NOTE, "no session at listener " + listener.name() + ": " + why);
            if (heard) {
                dialogue.add(now, Speaker.US, said.lines().stripTrailing());
            }
            var peer = Speech.peer(IpAddress.text(IpAddress.unmapped(address)), port);
            var transcript = dialogue.take(now, null, id, peer);
            if (transcript != null) {
                services.transcripts().accept(transcript);
            }
        } else if (rules.transcripts()) {
            services.tally().untold();
        }
        return heard ? said.lines() : "";
    }
}
