// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;
import static io.postern.monitoring.board.Panel.zero;

/** People who hand in mail with an account. */
final class SubmissionBoard {
    private SubmissionBoard() {}

    static Board board() {
        return Board.of(
                "postern-submission",
                "Postern / Submission",
                "People who hand in mail with an account: signing in, guessing, certificates.",
                row(
                        "Accounts",
                        stack(
                                "Signing in",
                                "suffix: /s",
                                "By result. Wrong: unknown, wrong or suspended. Later: nobody has looked, as too many were wrong before.",
                                rate("postern_edge_sign_ins_total", "result")),
                        lines(
                                        "Share that fails",
                                        "percentunit",
                                        "Of attempts to sign in. A few are people; many are robots.",
                                        of(
                                                "sum(rate(postern_edge_sign_ins_total{result!=\"accepted\"}[$__rate_interval])) / sum(rate(postern_edge_sign_ins_total[$__rate_interval]))",
                                                "failed"))
                                .still("nobody guesses in the test"),
                        lines(
                                "Accepted from accounts",
                                "suffix: /s",
                                "Messages.",
                                of(
                                        "sum(rate(postern_edge_messages_accepted_total{listener=\"submission\"}[$__rate_interval]))",
                                        "messages")),
                        lines(
                                "Known accounts",
                                "short",
                                "By instance; all have the same.",
                                of("max by (instance) (postern_edge_accounts)", "{{instance}}")),
                        lines(
                                        "Counted by one process alone",
                                        "suffix: /s",
                                        "As Redis did not answer: whoever guesses has more tries.",
                                        of(
                                                "sum(rate(postern_edge_lockout_unshared_total[$__rate_interval]))",
                                                "sign-ins"),
                                        of(
                                                "sum(rate(postern_edge_limits_unanswered_total[$__rate_interval]))",
                                                "limits"))
                                .still("nothing is away in the test")),
                row(
                        "TLS",
                        stack(
                                "Handshakes",
                                "suffix: /s",
                                "By version.",
                                rate("postern_edge_tls_handshakes_total", "version")),
                        lines(
                                "Until a certificate expires",
                                "s",
                                "The first that does, by instance.",
                                of("min by (instance) (postern_edge_tls_expiry_seconds)", "{{instance}}")),
                        zero(
                                "Certificate alarm",
                                "New files cannot be used, or a certificate has expired.",
                                "sum(postern_edge_tls_alarm)")));
    }
}
