// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.dns.DomainNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is to be asked.
 *
 * @param name of its setting: all that is ever shown
 * @param zone that the DNS knows; may hold a key
 * @param allow whether it lists the good
 * @param ipv6 as in the settings; null where they leave it open
 * @param testEntries instead of those of RFC 5782; may be empty
 * @param hitRate whether its hit rate is watched
 */
public record AskedList(
        String name,
        String zone,
        boolean allow,
        Set<Subject> subjects,
        @Nullable Boolean ipv6,
        List<String> testEntries,
        boolean hitRate) {
    private static final Set<Subject> ADDRESSES = EnumSet.of(Subject.CLIENT, Subject.LINK_ADDRESS);

    public AskedList {
        subjects = Set.copyOf(subjects);
        testEntries = List.copyOf(testEntries);
    }

    /** Asked about clients only, and not about anything else. */
    public static AskedList ofClients(String zone) {
        return new AskedList(zone, zone, false, Set.of(Subject.CLIENT), null, List.of(), true);
    }

    /**
     * Those that are not ignored, by name.
     *
     * @throws IllegalArgumentException with a sentence, if one cannot be; the sentence has no key in it
     */
    public static List<AskedList> of(DnsblConfig config) {
        var wrong = new Mistakes();
        var lists = new ArrayList<AskedList>();
        config.zones().entrySet().stream()
                .filter(zone -> zone.getValue().action() != CheckAction.IGNORE)
                .sorted(Map.Entry.comparingByKey())
                .forEach(zone -> wrong.check(() -> lists.add(of(zone.getKey(), zone.getValue()))));
        wrong.tell();
        return List.copyOf(lists);
    }

    private static AskedList of(String name, DnsblConfig.Zone settings) {
        var zone = settings.zone().equals("*") ? name : settings.zone().strip();
        if (DomainNames.normal(name) == null) {
            throw new IllegalArgumentException(
                    "postern.dnsbl.zones has \"" + name + "\", which is no domain name; write it like zen.example.org");
        }
        if (DomainNames.normal(zone) == null) {
            throw new IllegalArgumentException("postern.dnsbl.zones.\"" + name
                    + "\".zone is no domain name; is the variable of the environment that stands in it set?");
        }
        return new AskedList(
                name,
                zone,
                settings.kind() == DnsblConfig.Kind.ALLOW,
                settings.asks(),
                settings.ipv6().orElse(null),
                settings.testEntries().orElse(List.of()),
                settings.watchHitRate());
    }

    /** Asked about addresses, so that it has test entries that are addresses. */
    public boolean addresses() {
        return subjects.stream().anyMatch(ADDRESSES::contains);
    }

    /** Asked about names. */
    public boolean names() {
        return !ADDRESSES.containsAll(subjects);
    }

    /** The zone is another than the name says. */
    boolean renamed() {
        return !zone.equals(name);
    }

    /** Without the zone: it may hold a key. */
    @Override
    public String toString() {
        return name;
    }
}
