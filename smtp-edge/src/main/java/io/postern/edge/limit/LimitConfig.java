// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Doc(
        "Limits: how much one client may take of an edge. Whoever meets one is told which, by 421 or 451. A limit of 0 is none.")
@ConfigMapping(prefix = "postern.edge.limits")
public interface LimitConfig {

    @Doc(
            "Sessions that an address may have open at the same time. Large senders use 20 or so; 50 leaves room for an office behind "
                    + "one address, and no single machine takes more than a twentieth of `postern.edge.max-sessions`.")
    @WithDefault("50")
    int sessionsPerAddress();

    @Doc(
            "Sessions that a network may have open at the same time: a /24 of IPv4, a /64 of IPv6. A provider's servers stand in one "
                    + "network, so it is five addresses' worth; whoever rents a whole network takes a quarter of our sessions at most.")
    @WithDefault("250")
    int sessionsPerNetwork();

    @Doc("Clients from these networks have no limits on sessions and rates; tarpit and times hold for all.")
    @WithDefault("127.0.0.0/8,::1/128")
    Optional<List<String>> exemptNetworks();

    @Doc(
            "New sessions that an address (IPv6: a /64) may open in a minute, a minute's worth at once. Ten a second is beyond any honest "
                    + "sender, even one with a session for each message.")
    @WithDefault("600")
    int connectionsPerMinute();

    @Doc(
            "Messages from an address in a minute. Off: a list's honest burst looks like a flood from here, and the policy knows better "
                    + "who it is.")
    @WithDefault("0")
    int messagesPerMinute();

    @Doc("Recipients from an address in a minute. Off, for the same reason.")
    @WithDefault("0")
    int recipientsPerMinute();

    @Doc(
            "Addresses that each rate remembers at most, about 130 octets each; beyond it the one that was silent for longest may begin "
                    + "anew. Whoever was silent for a minute is forgotten anyway.")
    @WithDefault("50000")
    int rateTable();

    @Doc(
            "Mistakes and refused recipients of a session that are answered at once. The replies to those after it are held back for 1 s, "
                    + "2 s, 4 s and so on.")
    @WithDefault("3")
    int tarpitAfter();

    @Doc("The longest that a reply is held back; 0s switches that off. Clients wait five minutes (RFC 5321 4.5.3.2).")
    @WithDefault("10s")
    Duration tarpitCeiling();

    @Doc(
            "Recipients refused for good in a session before it is ended with 421. An old list with some stale addresses gets through, "
                    + "who guesses names does not.")
    @WithDefault("50")
    int maxRefusedRecipients();

    @Doc(
            "Octets a second at which content must come, or the session ends. The slowest modem sends ten times that; one that drips "
                    + "would hold a session for days.")
    @WithDefault("64")
    long contentRate();

    @Doc("The time over which the rate of content is averaged.")
    @WithDefault("1m")
    Duration contentRateWindow();

    @Doc("From the beginning of a content, the time in which any rate will do.")
    @WithDefault("1m")
    Duration contentRateGrace();

    @Doc("How long a session may last; one in a mail transaction may end it.")
    @WithDefault("1h")
    Duration sessionTime();

    @Doc("How long a session may last even in a mail transaction: 50 MiB in four hours are 3.6 KB a second.")
    @WithDefault("4h")
    Duration sessionTimeInTransaction();

    @Doc(
            "Whether sessions and rates are those of all edges together, counted in Redis, with the same figures. Without Redis each edge "
                    + "keeps to them alone.")
    @WithDefault("false")
    boolean clusterLimits();

    @Doc("How long Redis is waited for each time; without an answer the client is welcome.")
    @WithDefault("200ms")
    Duration clusterDeadline();
}
