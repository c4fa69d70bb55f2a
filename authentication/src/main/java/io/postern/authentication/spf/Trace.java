// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.authentication.spf.record.Term.Directive;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.DnsReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The terms that were looked at, for people: a term, whose record it stands in unless it is that of the domain that is
 * checked, and what became of it. Of more than {@value #MAX_LINES} the first and the last are kept.
 */
final class Trace {
    static final int MAX_LINES = 50;
    private static final int LONGEST = 200;
    private static final int VALUES = 3;

    private final String checked;
    private final List<String> lines = new ArrayList<>();
    private @Nullable Supplier<String> last;

    /** @param checked the domain that need not be named */
    Trace(String checked) {
        this.checked = checked;
    }

    List<String> lines() {
        var all = new ArrayList<>(lines);
        if (last != null) {
            all.add(cut(last.get()));
        }
        return all;
    }

    void add(String what) {
        add(() -> what);
    }

    void add(String what, String domain) {
        add(() -> of(what, domain));
    }

    void included(Directive directive, String domain, AuthResult result) {
        var became = result == AuthResult.PASS ? ": match" : ": no match, " + result.word() + " there";
        add(() -> of(directive.text(), domain) + became);
    }

    /** @param first what was looked up first for it; null for nothing */
    void looked(Directive directive, String domain, boolean matches, @Nullable DnsReply first) {
        add(() -> of(directive.text(), domain) + (matches ? ": match" : ": no match") + answer(first));
    }

    /** What falls out need not be written. */
    private void add(Supplier<String> line) {
        if (lines.size() < MAX_LINES - 1) {
            lines.add(cut(line.get()));
        } else {
            last = line;
        }
    }

    private static String answer(@Nullable DnsReply reply) {
        if (reply == null) {
            return "";
        }
        var values = reply.values();
        var told = values.isEmpty()
                ? reply.result().outcome()
                : String.join(", ", values.subList(0, Math.min(VALUES, values.size())));
        var more = values.size() > VALUES ? " and " + (values.size() - VALUES) + " more" : "";
        return ", " + reply.question().type() + " of " + reply.question().name() + " is " + told + more;
    }

    private String of(String term, String domain) {
        return domain.equals(checked) ? term : term + " of " + domain;
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
