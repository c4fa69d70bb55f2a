// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.own;

import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.settings.Mistakes;
import io.postern.dns.DomainNames;
import io.postern.dns.ReverseNames;
import io.postern.reputation.lists.AskedList;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is ours.
 *
 * @param domains in the form of {@link DomainNames#normal}
 */
public record OwnNames(List<InetAddress> addresses, List<String> domains) {
    /** One look-up: a name below the name of a list. */
    record Question(String list, String name, String asked) {}

    /** @throws IllegalArgumentException with a sentence, if one is no address or no domain */
    static OwnNames of(Collection<String> addresses, Collection<String> domains) {
        var wrong = new Mistakes();
        var ips = new ArrayList<InetAddress>();
        addresses.forEach(text -> wrong.check(() -> ips.add(address(text))));
        var names = new LinkedHashSet<String>();
        domains.forEach(text -> wrong.check(() -> names.add(domain(text))));
        wrong.tell();
        return new OwnNames(List.copyOf(ips), List.copyOf(names));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "postern.own-addresses.addresses has \"" + text
                            + "\", which is no address; write it like 192.0.2.1",
                    e);
        }
    }

    private static String domain(String text) {
        var normal = DomainNames.normal(text.strip());
        if (normal == null) {
            throw new IllegalArgumentException("postern.own-addresses.domains has \"" + text
                    + "\", which is no domain name; write it like example.org");
        }
        return normal;
    }

    /** Block lists of clients are asked about addresses, block lists of names about domains. */
    List<Question> questions(Collection<AskedList> lists) {
        var questions = new ArrayList<Question>();
        for (var list : lists) {
            if (list.allow()) {
                continue;
            }
            if (list.subjects().contains(Subject.CLIENT)) {
                addresses.stream()
                        .filter(ip -> !(ip instanceof Inet6Address && Boolean.FALSE.equals(list.ipv6())))
                        .map(ip -> new Question(list.name(), ip.getHostAddress(), ReverseNames.under(ip, list.name())))
                        .forEach(questions::add);
            }
            if (list.names()) {
                domains.stream()
                        .map(domain -> new Question(list.name(), domain, domain + "." + list.name()))
                        .forEach(questions::add);
            }
        }
        return questions;
    }
}
