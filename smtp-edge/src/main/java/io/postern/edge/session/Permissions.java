// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What this client may use now.
 *
 * @param dsn the parameters of RFC 3461
 * @param startTls STARTTLS, as the connection is not encrypted yet
 * @param tlsFirst nothing else before that
 * @param encrypted whether the connection is
 * @param mechanisms of AUTH; empty if it may not or need not sign in
 * @param signInFirst no mail before that
 * @param signedIn which is done once in a session
 * @param maySendAs whether it may use a reverse-path
 */
record Permissions(
        Rules rules,
        boolean xclient,
        boolean dsn,
        boolean startTls,
        boolean tlsFirst,
        boolean encrypted,
        List<String> mechanisms,
        boolean signInFirst,
        boolean signedIn,
        Predicate<String> maySendAs) {
    static Permissions to(Session session) {
        var listener = session.listener;
        return new Permissions(
                session.rules,
                session.opening.mayXClient(),
                listener.dsn(),
                session.security.startTls(),
                session.security.tlsFirst(),
                session.security.tls() != null,
                session.authentication.mechanisms(),
                session.authentication.missing(),
                session.authentication.done(),
                session.authentication::maySendAs);
    }

    /** Extensions, each as in the reply to EHLO (RFC 5321 4.1.1.1). */
    List<String> keywords() {
        var words = new ArrayList<>(List.of(
                "PIPELINING",
                "SIZE " + rules.content().size(),
                "8BITMIME",
                "SMTPUTF8",
                "CHUNKING",
                "ENHANCEDSTATUSCODES",
                // RFC 9422.
                "LIMITS RCPTMAX=" + rules.recipients()));
        if (dsn) {
            words.add("DSN");
        }
        if (startTls) {
            words.add("STARTTLS");
        }
        if (!mechanisms.isEmpty()) {
            words.add("AUTH " + String.join(" ", mechanisms));
        }
        if (xclient) {
            words.add("XCLIENT NAME ADDR PORT PROTO HELO");
        }
        return words;
    }
}
