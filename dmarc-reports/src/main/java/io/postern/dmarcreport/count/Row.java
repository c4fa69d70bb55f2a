// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import io.postern.contracts.finding.AuthResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all messages that one record of a report counts.
 *
 * @param source the client's IP address
 * @param reason why the disposition is not what the owner asks for; null where it is
 * @param headerFrom the author's domain
 * @param envelopeFrom the domain of the reverse-path; empty for the null reverse-path
 * @param spf of MAIL FROM; null if it was not looked at
 * @param dkim signatures, the most telling first (RFC 9990 section 3.1.3)
 */
public record Row(
        String source,
        Disposition disposition,
        boolean dkimAligned,
        boolean spfAligned,
        @Nullable Reason reason,
        String headerFrom,
        String envelopeFrom,
        @Nullable Spf spf,
        List<Dkim> dkim) {
    private static final int LONGEST_WORD = 255;

    public Row {
        source = word(source);
        headerFrom = word(headerFrom);
        envelopeFrom = word(envelopeFrom);
        dkim = List.copyOf(dkim);
    }

    /** What was done about the policy (RFC 9990 section 3.1.1.9). */
    public enum Disposition {
        /** Nothing, as nothing is asked for, or for a reason. */
        NONE,
        /** Nothing, as the message passes. */
        PASS,
        QUARANTINE,
        REJECT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** RFC 9990 section 3.1.6. */
    public enum Reason {
        LOCAL_POLICY,
        MAILING_LIST,
        POLICY_TEST_MODE,
        TRUSTED_FORWARDER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Spf(String domain, AuthResult result) {
        public Spf {
            domain = Row.word(domain);
        }
    }

    public record Dkim(String domain, String selector, AuthResult result) {
        public Dkim {
            domain = Row.word(domain);
            selector = Row.word(selector);
        }
    }

    /** Printable ASCII without spaces; other people's words stand between tabs here, and in XML later. */
    private static String word(String text) {
        return text.chars()
                .limit(LONGEST_WORD)
                .mapToObj(c -> c > ' ' && c <= '~' ? Character.toString(c) : "?")
                .collect(Collectors.joining());
    }

    /** Words between tabs; {@link #parse} reads it. */
    String text() {
        var words = new ArrayList<String>();
        words.add(source);
        words.add(disposition.name());
        words.add(dkimAligned ? "1" : "0");
        words.add(spfAligned ? "1" : "0");
        words.add(reason == null ? "" : reason.name());
        words.add(headerFrom);
        words.add(envelopeFrom);
        words.add(spf == null ? "" : spf.domain());
        words.add(spf == null ? "" : spf.result().name());
        for (var signature : dkim) {
            words.add(signature.domain());
            words.add(signature.selector());
            words.add(signature.result().name());
        }
        return String.join("\t", words);
    }

    /** @throws IllegalArgumentException if it is no such text */
    static Row parse(String text) {
        var words = List.of(text.split("\t", -1));
        if (words.size() < 9 || words.size() % 3 != 0) {
            throw new IllegalArgumentException("no row: " + words.size() + " words");
        }
        var dkim = new ArrayList<Dkim>();
        for (int i = 9; i < words.size(); i += 3) {
            dkim.add(new Dkim(words.get(i), words.get(i + 1), AuthResult.valueOf(words.get(i + 2))));
        }
        return new Row(
                words.get(0),
                Disposition.valueOf(words.get(1)),
                words.get(2).equals("1"),
                words.get(3).equals("1"),
                words.get(4).isEmpty() ? null : Reason.valueOf(words.get(4)),
                words.get(5),
                words.get(6),
                words.get(8).isEmpty() ? null : new Spf(words.get(7), AuthResult.valueOf(words.get(8))),
                dkim);
    }
}
