// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import io.postern.dns.ReverseNames;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One list, asked about one name or address; can tell its finding at any time. */
public final class ListQuery {
    private static final CompletableFuture<@Nullable DnsReply> NO_TEXT = CompletableFuture.completedFuture(null);

    private final AskedList list;
    private final Subject subject;
    private final @Nullable String name;
    private final @Nullable String setAside;
    private CompletableFuture<@Nullable DnsReply> codes = NO_TEXT;
    private CompletableFuture<@Nullable DnsReply> text = NO_TEXT;

    private ListQuery(AskedList list, Subject subject, @Nullable String name, @Nullable String setAside) {
        this.list = list;
        this.subject = subject;
        this.name = name;
        this.setAside = setAside;
    }

    /**
     * Asks about an address.
     *
     * @param name as it stands in the finding
     * @return null if the list knows no addresses of this kind
     */
    public static @Nullable ListQuery about(
            InetAddress address, Subject subject, @Nullable String name, AskedList list, Lists lists, Lookup lookup) {
        return address instanceof Inet6Address && Boolean.FALSE.equals(list.ipv6())
                ? null
                : start(ReverseNames.under(address, ""), subject, name, list, lists, lookup);
    }

    /** Asks about a name in the form of {@link io.postern.dns.DomainNames#normal}. */
    static ListQuery about(String name, Subject subject, AskedList list, Lists lists, Lookup lookup) {
        return start(name + ".", subject, name, list, lists, lookup);
    }

    /** @param label with a dot at its end */
    private static ListQuery start(
            String label, Subject subject, @Nullable String name, AskedList list, Lists lists, Lookup lookup) {
        var aside = lists.watch().setAside(list.name(), label);
        var query = new ListQuery(list, subject, name, aside);
        if (aside == null) {
            query.ask(label, lists, lookup);
        }
        return query;
    }

    private void ask(String label, Lists lists, Lookup lookup) {
        var asked = label + list.name();
        codes = inTime(lookup.lookup(asked, RecordType.A), lists);
        if (codes.isDone()) {
            text = explain(asked, label, codes.join(), lists, lookup);
        } else {
            text = codes.thenCompose(reply -> explain(asked, label, reply, lists, lookup));
        }
    }

    private CompletableFuture<@Nullable DnsReply> explain(
            String asked, String label, @Nullable DnsReply reply, Lists lists, Lookup lookup) {
        var heard = ListAnswer.heard(reply);
        lists.watch().heard(list.name(), label, heard, reply != null && reply.cached());
        return heard == Heard.LISTED ? inTime(lookup.lookup(asked, RecordType.TXT), lists) : NO_TEXT;
    }

    /** Gives the question up when it is not answered in time, which whoever asks for us can see; the cache has it still. */
    @SuppressWarnings("NullAway") // null for an answer that did not come
    private static CompletableFuture<@Nullable DnsReply> inTime(CompletableFuture<DnsReply> answer, Lists lists) {
        return answer.isDone()
                ? CompletableFuture.completedFuture(answer.join())
                : answer.orTimeout(lists.patience().toMillis(), TimeUnit.MILLISECONDS)
                        .<@Nullable DnsReply>handle((reply, _) -> reply);
    }

    /** Complete when it was answered, or its time is over; never fails. */
    public CompletableFuture<?> done() {
        return text;
    }

    /** What is known by now. */
    public DnsblListing finding() {
        return setAside == null
                ? ListAnswer.decide(list.name(), subject, name, result(codes), result(text))
                : new DnsblListing(list.name(), Status.UNKNOWN, List.of(), "set aside: " + setAside, subject, name);
    }

    private static @Nullable DnsResult result(CompletableFuture<@Nullable DnsReply> asked) {
        var reply = asked.getNow(null);
        return reply == null ? null : reply.result();
    }
}
