// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.postern.contracts.event.DnsblListing.Subject;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

@Doc("DNS lists (RFC 5782): which are asked about what, what their answers mean, and when one is set aside. "
        + "The well-known ones are in `docs/lists.yaml`.")
@ConfigMapping(prefix = "postern.dnsbl")
public interface DnsblConfig {

    @Doc("The lists to ask. The name is that of the zone, or any other where `zone` says which zone is meant.")
    Map<String, Zone> zones();

    @Doc("How long an inquiry waits for one list. Later its finding is unknown, and the list counts as silent.")
    @WithDefault("1s")
    Duration patience();

    Health health();

    interface Zone {
        @Doc(
                "What a listing leads to: block, score, observe or ignore (then the list is not asked). On an allow list block "
                        + "is the same as score.")
        @WithDefault("block")
        CheckAction action();

        @Doc("block: it lists the bad; allow: it lists the good, and a listing takes its weight off the score.")
        @WithDefault("block")
        Kind kind();

        @Doc(
                "The zone to ask, where the name is another one; a star stands for the name. The key of a paid list stands in it "
                        + "as a variable of the environment, such as `${LIST_KEY}.zen.example.net`: logs, replies and records show the "
                        + "name only.")
        @WithDefault("*")
        String zone();

        @Doc(
                "What it is asked about: client (the address), helo, mail-from, ptr, from (domains), link (domains of links), "
                        + "link-address.")
        @WithDefault("client")
        Set<Subject> asks();

        @Doc("true: it knows IPv6 addresses, and its test entry for them is probed too; false: it is never asked about "
                + "them. Left out: it is asked, and probed by IPv4 only.")
        Optional<Boolean> ipv6();

        @Doc("What a listing adds to the score; on an allow list, what it takes off.")
        @WithDefault("5")
        int weight();

        @Doc(
                "What its codes mean, each by itself. Without any, every code means the zone's action. With some, a code that "
                        + "none of them fits is noted and leads to nothing.")
        Map<String, Code> codes();

        @Doc("What it lists for testing, where that is not 127.0.0.2 or TEST (RFC 5782 section 5): addresses or names.")
        Optional<List<String>> testEntries();

        @Doc(
                "Where whoever is listed reads why, and gets off; refusal-page shows it. `{name}` stands for the address or the "
                        + "domain that is listed.")
        Optional<String> removal();

        @Doc("Whether it is set aside when it lists nearly everything, or far more than it used to.")
        @WithDefault("true")
        boolean watchHitRate();
    }

    /**
     * The key is an answer such as {@code 127.0.0.2}; each number may be a range ({@code 127.0.0.4-7}) or a star; {@code &8}
     * stands for all answers that have one of those bits in their last three octets.
     */
    interface Code {
        @Doc(
                "What this code leads to; the zone's action if left out. The key is a code such as `127.0.0.2`, in which each "
                        + "number may be a range (`127.0.0.4-7`) or `*`; `&8` fits all codes with one of those bits.")
        Optional<CheckAction> action();

        @Doc("Its weight; the zone's if left out.")
        OptionalInt weight();

        @Doc("A few words for the sender: what the code means.")
        Optional<String> meaning();
    }

    enum Kind {
        BLOCK,
        ALLOW
    }

    interface Health {
        @Doc("How often each list is probed with its test entries.")
        @WithDefault("30m")
        Duration every();

        @Doc(
                "How soon a list that is set aside is probed again; twice as long after each probe that fails, up to `every`.")
        @WithDefault("10s")
        Duration retry();

        @Doc("How many different names the hit rate is told from, at least.")
        @WithDefault("40")
        int names();

        @Doc("Over how long it is told, at least.")
        @WithDefault("5m")
        Duration window();
    }
}
