// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.ListSpell.Fault;
import io.postern.dns.DnsResult;
import io.postern.dns.ReverseNames;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list is asked for to test it, and what the answers say of it (RFC 5782 section 5). Pure. */
final class Probing {
    private static final String IPV4 = "127.0.0.";
    private static final String IPV6 = "::FFFF:7F00:";

    /**
     * An entry that tells how a list is.
     *
     * @param shown as people know it
     * @param label as it stands below the zone, with a dot at its end
     * @param listed whether a good list has it
     */
    record Entry(String shown, String label, boolean listed) {}

    /** @param result null when it did not come in time */
    record Answer(Entry entry, @Nullable DnsResult result) {}

    private static final String NO_LIST = "does not list its test entry ";

    private Probing() {}

    /** The entries of a list, by what it is asked about. */
    static List<Entry> entries(AskedList list) {
        var entries = new ArrayList<Entry>();
        var own = list.testEntries().stream().map(String::strip).toList();
        var addresses = own.stream().filter(Probing::isAddress).toList();
        var names = own.stream().filter(entry -> !isAddress(entry)).toList();
        if (list.addresses()) {
            entries.add(address(IPV4 + 1, false));
            (addresses.isEmpty() ? Stream.of(IPV4 + 2) : addresses.stream())
                    .forEach(entry -> entries.add(address(entry, true)));
            if (Boolean.TRUE.equals(list.ipv6())) {
                entries.add(mapped(1, false));
                entries.add(mapped(2, true));
            }
        }
        if (list.names()) {
            entries.add(new Entry("INVALID", "invalid.", false));
            (names.isEmpty() ? Stream.of("TEST") : names.stream())
                    .forEach(entry -> entries.add(new Entry(entry, entry + ".", true)));
        }
        return entries;
    }

    private static boolean isAddress(String entry) {
        try {
            InetAddress.ofLiteral(entry);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Entry address(String text, boolean listed) {
        return new Entry(text, ReverseNames.under(InetAddress.ofLiteral(text), ""), listed);
    }

    /** Java would make an IPv4 address of it. */
    private static Entry mapped(int last, boolean listed) {
        return new Entry(IPV6 + last, last + ".0.0.0.0.0.f.7.f.f.f.f." + "0.".repeat(20), listed);
    }

    /**
     * @param tested whether its test entries were listed at some time before: a list that never had any is used without
     */
    static ProbeOutcome judge(List<Answer> answers, boolean tested) {
        for (var answer : answers) {
            var wrong = answer.result instanceof DnsResult.Found found ? ListAnswer.noCode(found) : null;
            if (wrong != null) {
                return ListAnswer.refusal(wrong)
                        ? new ProbeOutcome.Failed(Fault.REFUSES, "answers " + wrong + ", which refuses to serve us")
                        : new ProbeOutcome.Failed(
                                Fault.MISUSED, "answers " + wrong + ", which is no code of a listing");
            }
        }
        var listed = first(answers, false, true);
        if (listed != null) {
            return new ProbeOutcome.Failed(Fault.LISTS_ALL, "lists " + listed + ", which must never be listed");
        }
        if (answers.stream().anyMatch(answer -> answer.result == null || answer.result instanceof DnsResult.Failed)) {
            return new ProbeOutcome.NoAnswer();
        }
        var missing = first(answers, true, false);
        if (missing == null) {
            return new ProbeOutcome.Passed(true, null);
        }
        return tested
                ? new ProbeOutcome.Failed(Fault.EMPTY, "no longer lists its test entry " + missing)
                : new ProbeOutcome.Passed(false, untested(answers, missing));
    }

    /** Of a list that has some of its test entries less is known than of others; one that has none may be no list at all. */
    private static String untested(List<Answer> answers, String missing) {
        return answers.stream().anyMatch(answer -> answer.entry.listed() && answer.result instanceof DnsResult.Found)
                ? "has no test entry " + missing + ", so nobody can tell that it works"
                : NO_LIST + missing + " (RFC 5782 section 5)";
    }

    /** Whether these words are about what may be no list, or have a wrong name. */
    static boolean noList(@Nullable String words) {
        return words != null && words.startsWith(NO_LIST);
    }

    /**
     * Whether it was our affair that nothing was heard: our own clock rang late, so this machine had no time for answers.
     *
     * @param took from the questions to the end of the probe
     * @param patience after which it was to end
     */
    static boolean ours(Duration took, Duration patience) {
        return took.compareTo(patience.plus(patience.dividedBy(2))) > 0;
    }

    /** The first entry that should be, or should not be, listed and is otherwise. */
    private static @Nullable String first(List<Answer> answers, boolean should, boolean is) {
        return answers.stream()
                .filter(answer -> answer.entry.listed() == should)
                .filter(answer -> answer.result instanceof DnsResult.Found == is)
                .map(answer -> answer.entry.shown())
                .findFirst()
                .orElse(null);
    }
}
