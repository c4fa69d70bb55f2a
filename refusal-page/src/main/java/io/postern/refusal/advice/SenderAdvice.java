// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.refusal.cause.Cause;
import java.util.ArrayList;
import java.util.List;

/** About the domains that mail is sent in the name of. */
final class SenderAdvice {
    private SenderAdvice() {}

    static Advice of(Cause.SenderDomain cause) {
        var domain = cause.domain();
        return cause.nullMx()
                ? Advice.of(
                        "The sender's domain " + domain
                                + " says that it takes no mail (null MX, RFC 7505), so nobody could" + " answer.",
                        cause.asked(),
                        Step.of("Send with a sender whose domain takes mail."),
                        Step.line(
                                "Or let the domain take mail, with an MX record:",
                                domain + ". MX 10 mail." + domain + "."))
                : Advice.of(
                        "The sender's domain " + domain
                                + " does not exist, or has neither MX nor address records, so nobody"
                                + " could answer.",
                        cause.asked(),
                        Step.of(
                                "Check how the sender's address is written; the name of a machine inside a network is no"
                                        + " domain of the world."),
                        Step.line("Or give the domain an MX record:", domain + ". MX 10 mail." + domain + "."));
    }

    static Advice of(Cause.Dmarc cause) {
        var dmarc = cause.finding();
        var author = dmarc.fromDomain() == null ? "the domain in From" : dmarc.fromDomain();
        var found = new StringBuilder("The message does not authenticate as one of ")
                .append(author)
                .append(", whose DMARC record asks for that (RFC 9989). ")
                .append(spf(cause.spf(), dmarc.spfAligned()))
                .append(signatures(cause.dkim(), dmarc.dkimAligned()));
        var steps = new ArrayList<Step>();
        steps.add(Step.of("Let your server sign with DKIM in the name of " + author + " (d=" + author
                + "), and publish the key under that domain: that outlives forwarding."));
        steps.add(
                Step.of("Or send with a sender in MAIL FROM of " + author + ", whose SPF record permits your server."));
        steps.add(Step.of(
                "If it is a mailing list or a forwarder that changes messages, let it write its own address in From, or"
                        + " change nothing."));
        return new Advice(found.toString(), cause.asked(), steps);
    }

    private static String spf(List<SpfFinding> findings, boolean aligned) {
        if (findings.isEmpty()) {
            return "SPF said nothing of it. ";
        }
        var one = findings.getFirst();
        return "SPF for " + one.domain() + ": " + one.result().word()
                + (one.result() == AuthResult.PASS && !aligned ? ", but that is another domain. " : ". ");
    }

    private static String signatures(List<DkimFinding> signatures, boolean aligned) {
        if (signatures.isEmpty()) {
            return "It has no DKIM signature.";
        }
        var out = new ArrayList<String>();
        for (var one : signatures) {
            out.add("d=" + (one.domain() == null ? "?" : one.domain()) + ": "
                    + one.result().word() + (one.reason() == null ? "" : " (" + one.reason() + ")"));
        }
        return "DKIM: " + String.join("; ", out)
                + (!aligned && signatures.stream().anyMatch(one -> one.result() == AuthResult.PASS)
                        ? ", but none that passes is of that domain."
                        : ".");
    }
}
