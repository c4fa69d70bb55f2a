// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.settings.AttemptLimit;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Doc("Delivery: where mail goes, how often it is tried, how many connections at once.")
@ConfigMapping(prefix = "postern.delivery")
public interface DeliveryConfig {

    @Doc("Fixed routes, by domain: `host:port`. `\"*\"` is the smart host for all that has no route of its own. "
            + "What has neither goes to the mail exchangers of the DNS.")
    Map<String, String> routes();

    @Doc("The port of servers that were found by the DNS.")
    @WithDefault("25")
    int mxPort();

    @Doc("Connect to loopback addresses that the DNS names as mail exchangers. For tests: elsewhere such mail would "
            + "come back to us.")
    @WithName("allow-loopback-mx")
    @WithDefault("false")
    boolean allowLoopbackMx();

    @Doc("The waits between attempts. Their sum is how long a message is tried in all, counted from its acceptance.")
    @WithDefault("15m,30m,60m,90m,120m,240m,480m,960m,1440m,2880m")
    List<Duration> schedule();

    @Doc(
            "The waits between attempts at the servers behind us (lane `incoming`). The last one is repeated until the time of "
                    + "`schedule` is over.")
    @WithDefault("1m,2m,5m,10m")
    List<Duration> incomingSchedule();

    @Doc("What is different for a destination: a domain, or a route's `host:port`.")
    Map<String, Destination> destinations();

    @Doc(
            "Domains of others whose outcomes are counted by name, such as those that much of your mail goes to; those of `routes` "
                    + "and `destinations` are too.")
    @WithDefault(
            "gmail.com,outlook.com,hotmail.com,yahoo.com,icloud.com,aol.com,gmx.net,gmx.de,web.de,t-online.de,free.fr,"
                    + "orange.fr,libero.it,mail.ru,qq.com")
    List<String> shownDestinations();

    @Doc("The mail address of who looks after this system; told of mail that was set aside. Left out: nobody is.")
    Optional<String> operator();

    @Doc("After this long a sender of ours is told that a message is not delivered yet, such as 4h. Left out: never.")
    Optional<Duration> delayNotice();

    @Doc(
            "How long a message that found no connection free makes room for others, and a record of a later release waits "
                    + "for this worker to be upgraded.")
    @WithDefault("1m")
    Duration retryWait();

    @Doc("The name that we give in EHLO. Left out or empty: the name of this machine.")
    Optional<String> heloName();

    @Doc("Connections to one destination at once, for each worker.")
    @WithDefault("20")
    int connections();

    @Doc("Messages over one connection; then a new one is opened.")
    @WithDefault("100")
    int messagesPerConnection();

    @Doc("Recipients of one transaction; a message with more is sent several times (RFC 5321 4.5.3.1.8).")
    @WithDefault("100")
    int recipientsPerTransaction();

    @Doc("How long a connection stays open without a message.")
    @WithDefault("5s")
    Duration idle();

    @Doc("How long a message waits for a free connection; then it makes room for others and waits in the retry topic.")
    @WithDefault("10s")
    Duration slotWait();

    @Doc("How long one attempt may take in all.")
    @WithDefault(AttemptLimit.USUAL)
    Duration attemptLimit();

    @Doc("Messages of one lane in work at once, for each worker.")
    @WithDefault("256")
    int window();

    @Doc("Octets of one lane's records in work at once, for each worker.")
    @WithDefault("33554432")
    long windowOctets();

    @Doc(
            "How long what is in work may go on when the worker stops or loses a partition; then its connections are closed, but "
                    + "for those whose server has the whole message and has not answered: when the worker stops, these have 15 s more. "
                    + "Whoever stops it must wait for 25 s longer than this before it kills. At most two minutes.")
    @WithDefault("5s")
    Duration stopGrace();

    @Doc("For how long a claim on a message holds when its worker has died; while it lives it is renewed.")
    @WithDefault("15s")
    Duration claim();

    @Doc(
            "How long a step of claim and ledger may take in Redis. Beyond it delivery goes on by the worker's own memory, and its "
                    + "death may then cost second copies.")
    @WithDefault("3s")
    Duration ledgerTimeout();

    @Doc("How often finished ranges of the outbound and retry topics are removed.")
    @WithDefault("1m")
    Duration removal();

    @Doc("How long the client waits for a server (RFC 5321 4.5.3.2).")
    Timeouts timeouts();

    @Doc(
            "For tests only: the process halts at this point of an attempt: after-claim, after-reply, after-ledger, "
                    + "after-retry-record, after-notice, after-report or after-close; `after-reply:2` means the second time. Empty: never.")
    Optional<String> crashAt();

    @Doc("For tests only: a file that is made before the process halts; while it exists, it does not halt again.")
    Optional<String> crashMarker();

    interface Destination {
        @Doc("The waits between attempts; their sum is how long mail to there is tried in all.")
        Optional<List<Duration>> schedule();
    }

    interface Timeouts {
        @Doc("For a connection.")
        @WithDefault("30s")
        Duration connect();

        @Doc("For the greeting.")
        @WithDefault("5m")
        Duration banner();

        @Doc("For the reply to EHLO or HELO.")
        @WithDefault("5m")
        Duration helo();

        @Doc("For the reply to MAIL.")
        @WithDefault("5m")
        Duration mail();

        @Doc("For the reply to RCPT.")
        @WithDefault("5m")
        Duration rcpt();

        @Doc("For the reply to DATA.")
        @WithDefault("2m")
        Duration data();

        @Doc("For the server to take a block of the message.")
        @WithDefault("3m")
        Duration block();

        @Doc("For the reply to the end of the message.")
        @WithDefault("10m")
        Duration end();

        @Doc("For the reply to QUIT.")
        @WithDefault("5s")
        Duration quit();
    }
}
