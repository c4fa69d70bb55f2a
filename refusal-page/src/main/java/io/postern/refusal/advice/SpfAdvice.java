// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.contracts.finding.SpfFinding;
import io.postern.refusal.cause.Cause;
import java.util.Locale;

/** About SPF (RFC 7208). */
final class SpfAdvice {
    private static final String VERSION = "v=spf1";

    private SpfAdvice() {}

    static Advice of(Cause.Spf cause) {
        var spf = cause.finding();
        var domain = spf.domain();
        return switch (spf.result()) {
            case FAIL ->
                spf.sendsNothing()
                        ? Advice.of(
                                domain + " says by SPF that it sends no mail at all.",
                                cause.asked(),
                                Step.of("If you did not send it, it was forged, and there is nothing to mend."),
                                permit(
                                        cause,
                                        "If it does send mail, permit the address in the TXT record of " + domain
                                                + ":"))
                        : Advice.of(
                                domain + " does not permit the address " + cause.address() + " by SPF" + words(spf)
                                        + ".",
                                cause.asked(),
                                permit(cause, own(domain)),
                                forwarded());
            case SOFTFAIL ->
                Advice.of(
                        domain + " says by SPF that the address " + cause.address() + " is probably not permitted.",
                        cause.asked(),
                        permit(cause, own(domain)),
                        forwarded());
            case PERMERROR ->
                Advice.of(
                        "The SPF record of " + domain + " is in error, so it permits nobody.",
                        cause.asked(),
                        Step.of(
                                "Mend the TXT record of " + domain + ": exactly one that begins with " + VERSION
                                        + ", no misspelt terms, and at most ten look-ups with all that it includes (RFC 7208 4.6.4)."),
                        Step.line("It might read:", record(cause)));
            case NEUTRAL, NONE, PASS, POLICY, TEMPERROR ->
                Advice.of(
                        domain + " does not say by SPF whether the address " + cause.address() + " is permitted.",
                        cause.asked(),
                        permit(cause, own(domain)));
        };
    }

    private static String words(SpfFinding spf) {
        return spf.explanation() == null || spf.explanation().isBlank()
                ? ""
                : "; the domain says: " + spf.explanation();
    }

    private static String own(String domain) {
        return "If the machine is yours and may send for " + domain + ", permit it in the TXT record of that domain:";
    }

    private static Step permit(Cause.Spf cause, String words) {
        return Step.line(words, record(cause));
    }

    private static Step forwarded() {
        return Step.of("If it forwards mail of others, let it write a sender of its own domain (SRS).");
    }

    /** The record as it was, with the address in it. */
    private static String record(Cause.Spf cause) {
        var term = (cause.address().contains(":") ? "ip6:" : "ip4:") + cause.address();
        return cause.finding().domain() + ". TXT \"" + VERSION + " " + term + rest(cause) + "\"";
    }

    private static String rest(Cause.Spf cause) {
        for (var asked : cause.asked()) {
            var written = asked.answer().replace("\" \"", "").replace("\"", "").strip();
            if (written.toLowerCase(Locale.ROOT).startsWith(VERSION) && written.indexOf(',') < 0) {
                return written.substring(VERSION.length());
            }
        }
        return " -all";
    }
}
