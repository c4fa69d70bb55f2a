// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import org.jspecify.annotations.Nullable;

/** Checks one identity of a client (RFC 7208 section 4). */
public final class Spf {
    private Spf() {}

    /**
     * Checks, and waits for look-ups: call it on a virtual thread. It does not wait where the cache has the answers.
     *
     * @param dns asked at most some 130 times, whatever is published; what it does not know in time is a temperror
     */
    public static SpfFinding check(SpfQuestion question, Lookup dns) {
        var domain = checked(question.domain());
        var trace = new Trace(domain == null ? question.domain() : domain);
        var lookUps = new LookUps(dns);
        var macros = new Macros(question, new ClientNames(question.client(), lookUps));
        var result = AuthResult.NONE;
        boolean sendsNothing = false;
        String explanation = null;
        if (domain == null) {
            trace.add("not the name of a domain");
        } else {
            try {
                var outcome = new Evaluation(question.client(), macros, lookUps, trace).of(domain);
                result = outcome.result();
                sendsNothing = outcome.sendsNothing(domain);
                explanation = new Explanations(macros, lookUps).of(outcome);
            } catch (SpfError e) {
                result = e.result();
                trace.add(String.valueOf(e.getMessage()));
            }
        }
        return new SpfFinding(question.identity(), result, question.domain(), explanation, sendsNothing, trace.lines());
    }

    /** As it is looked up and expanded; null for what is no domain, or has one label only (RFC 7208 section 4.3). */
    private static @Nullable String checked(String domain) {
        var normal = DomainNames.normal(domain);
        if (normal == null || normal.indexOf('.') < 0) {
            return null;
        }
        var ascii = SpfQuestion.ascii(domain);
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }
}
