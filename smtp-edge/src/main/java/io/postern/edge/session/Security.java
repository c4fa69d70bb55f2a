// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.session.State.Connected;
import io.postern.edge.session.State.Securing;
import org.jspecify.annotations.Nullable;

/** Encryption of one session (RFC 3207). */
final class Security {
    private final Session session;
    private @Nullable Tls tls;

    Security(Session session) {
        this.session = session;
    }

    /** How it is encrypted; null if it is not. */
    @Nullable
    Tls tls() {
        return tls;
    }

    boolean startTls() {
        var mode = session.listener.tls();
        return tls == null && (mode == TlsMode.OFFERED || mode == TlsMode.REQUIRED);
    }

    boolean tlsFirst() {
        return tls == null && session.listener.tls() == TlsMode.REQUIRED;
    }

    /** STARTTLS: nothing that was said in clear text counts any longer (RFC 3207 4.2). */
    void start() {
        session.speech.say(Replies.READY_FOR_TLS);
        session.speech.send();
        if (!session.unread.isEmpty()) {
            session.speech.note(session.unread.available() + " octets behind STARTTLS thrown away");
        }
        session.unread.clear();
        shakeHands(() -> session.become(new Connected()));
    }

    /** @param then once nobody can listen in any more */
    void shakeHands(Runnable then) {
        var begun = session.unread.peek();
        session.unread.clear();
        session.commands.forget();
        session.become(new Securing());
        session.outside.secure(begun, session.resume(made -> {
            session.services.tally().handshake(made);
            if (made == null) {
                session.hangUp("the TLS handshake failed");
            } else {
                tls = made;
                session.speech.note("TLS handshake done: " + made.version() + " " + made.cipher());
                then.run();
            }
        }));
    }
}
