// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import io.postern.contracts.domain.DnsRegistrableDomain;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks about the names around an envelope or in a message, everything at once; can tell its findings at any time.
 *
 * <p>A host of a link is asked about by its registrable domain, an address in one backwards. Of names that are the same for
 * one list only the first is asked about, in the order of {@link Subject}.
 */
public final class NameLists {
    /** Of all links of a message, so many different domains and addresses are looked at. */
    public static final int MAX_LINKS = 50;
    /** Of every other kind, so many names. */
    static final int MAX_NAMES = 10;

    private final Lists lists;
    private final Lookup lookup;
    private final List<ListQuery> queries = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private int links;
    private CompletableFuture<?> done = CompletableFuture.completedFuture(null);

    private NameLists(Lists lists, Lookup lookup) {
        this.lists = lists;
        this.lookup = lookup;
    }

    /**
     * Starts asking.
     *
     * @param names by what they are; hosts and addresses of links may both stand under {@link Subject#LINK}. What is no
     *     name is passed over. {@link Subject#CLIENT} is not looked at: that is the connection's
     */
    public static NameLists start(Map<Subject, ? extends Collection<String>> names, Lists lists, Lookup lookup) {
        var all = new NameLists(lists, lookup);
        for (var subject : Subject.values()) {
            var of = names.get(subject);
            if (of != null && !of.isEmpty()) {
                all.add(subject, of);
            }
        }
        var parts = all.queries.stream()
                .map(ListQuery::done)
                .filter(part -> !part.isDone())
                .toArray(CompletableFuture[]::new);
        if (parts.length > 0) {
            all.done = CompletableFuture.allOf(parts);
        }
        return all;
    }

    private void add(Subject subject, Collection<String> names) {
        switch (subject) {
            case CLIENT -> {}
            case LINK, LINK_ADDRESS -> names.forEach(this::link);
            case HELO, MAIL_FROM, PTR, FROM -> names.stream().limit(MAX_NAMES).forEach(name -> name(subject, name));
        }
    }

    private void name(Subject subject, String text) {
        var normal = DomainNames.normal(text);
        if (normal != null && DomainNames.isHost(normal) && address(normal) == null) {
            for (var list : lists.about(subject)) {
                if (asked.add(list.name() + " " + normal)) {
                    queries.add(ListQuery.about(normal, subject, list, lists, lookup));
                }
            }
        }
    }

    private void link(String host) {
        var address = address(host);
        if (address != null) {
            if (!ours(address) && counts(address.getHostAddress())) {
                ask(address);
            }
            return;
        }
        var normal = DomainNames.normal(host);
        var base = normal == null ? null : DnsRegistrableDomain.of(normal);
        if (base != null && counts(base)) {
            name(Subject.LINK, base);
        }
    }

    private void ask(InetAddress address) {
        for (var list : lists.about(Subject.LINK_ADDRESS)) {
            var query = ListQuery.about(address, Subject.LINK_ADDRESS, address.getHostAddress(), list, lists, lookup);
            if (query != null) {
                queries.add(query);
            }
        }
    }

    private boolean counts(String link) {
        return links < MAX_LINKS && asked.add(link) && links++ < MAX_LINKS;
    }

    private static @Nullable InetAddress address(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        char last = bare.isEmpty() ? 'x' : bare.charAt(bare.length() - 1);
        if (bare.indexOf(':') < 0 && (last < '0' || last > '9')) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The world's lists know nothing about these. */
    private static boolean ours(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress();
    }

    /** Complete when everything was answered, or a list's time is over; never fails. */
    public CompletableFuture<?> done() {
        return done;
    }

    /** What is known by now. Links that are not listed are left out, as there may be many. */
    public List<DnsblListing> findings() {
        return queries.stream()
                .map(ListQuery::finding)
                .filter(finding -> finding.status() != Status.NOT_LISTED
                        || (finding.subject() != Subject.LINK && finding.subject() != Subject.LINK_ADDRESS))
                .toList();
    }
}
