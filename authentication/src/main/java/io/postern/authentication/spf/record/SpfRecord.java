// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import io.postern.authentication.spf.record.Term.Directive;
import io.postern.authentication.spf.record.Term.Explanation;
import io.postern.authentication.spf.record.Term.Mechanism.All;
import io.postern.authentication.spf.record.Term.Redirect;
import io.postern.contracts.finding.AuthResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that has been read, with its terms in order (RFC 7208 section 3).
 *
 * @param redirect null for none, as {@code explanation}
 */
public record SpfRecord(
        List<Term> terms,
        @Nullable Redirect redirect,
        @Nullable Explanation explanation) {
    private static final String VERSION = "v=spf1";

    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /** Whether a TXT record is one of SPF (RFC 7208 section 4.5). */
    public static boolean is(String txt) {
        return txt.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (txt.length() == VERSION.length() || txt.charAt(VERSION.length()) == ' ');
    }

    /** The terms of such a record, as text. */
    static String body(String txt) {
        return txt.substring(VERSION.length());
    }

    /** The record is {@code v=spf1 -all} and nothing more. */
    public boolean sendsNothing() {
        return terms.size() == 1
                && terms.getFirst() instanceof Directive directive
                && directive.mechanism() instanceof All
                && directive.result() == AuthResult.FAIL;
    }
}
