// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.embedded.FreePorts;
import io.postern.testkit.dns.KnotServer;
import io.postern.testkit.mail.Postfix;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.smtp.ScriptedReceiver;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.system.PosternUnderTest;
import io.postern.testkit.system.SystemSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A running Postern with the world around it.
 *
 * <ul>
 *   <li>{@code local.test} and {@code postfix.test} are our domains, behind the receiver and behind a Postfix;
 *   <li>{@code small.test} is ours too, behind a server that takes messages of up to {@link #SMALL} octets;
 *   <li>{@code elsewhere.test} is somebody else's, found by MX, and is the receiver too;
 *   <li>clients 198.18.0.1 to 198.18.0.50 have names in {@code senders.test}, 198.18.9.0/24 has none, 203.0.113.5 is
 *       listed by {@code bl.test};
 *   <li>{@code score.test} lists 198.18.0.49 and 203.0.113.6, which adds 5 to the score; the name of the latter does not
 *       resolve back, which adds 2; from 5 on the subject is tagged, from 7 on mail is set aside;
 *   <li>{@code good.test} is a list of the good and has 198.18.23.2, which {@code score.test} lists, too;
 *   <li>{@code names.test} lists {@code bad.test} as a sender, an author and a link;
 *   <li>{@code signed.test} is a domain for keys and policies that a scenario publishes, {@code sealer.test} one for keys of
 *       sealers; {@code strict.test} asks by DMARC that what fails be refused, and so does {@code aligned.test}, whose
 *       mail 198.18.0.24 may send by SPF;
 *   <li>{@code pool.test} sends from 198.18.20.1, 198.18.21.1 and 198.18.22.1, by its SPF record, which is never cached;
 *   <li>198.18.23.1 and 198.18.23.2 have names in {@code senders.test}, too, and a network of their own: what is refused from
 *       there is held against nobody else;
 *   <li>198.18.7.0/24, without names, hands on the mail of others;
 *   <li>strangers wait {@link #BLOCK_PERIOD}, deferred mail {@link #RETRY_WAIT}.
 * </ul>
 */
public final class World implements AutoCloseable {
    public static final Duration BLOCK_PERIOD = Duration.ofSeconds(2);
    public static final Duration RETRY_WAIT = Duration.ofSeconds(1);
    /** For the banner of {@link #guardedPort}. */
    public static final Duration SUSPECTS_WAIT = Duration.ofSeconds(4);
    /** What the server of {@code small.test} announces as SIZE. */
    public static final int SMALL = 10_000;
    /** A name that our servers trust in Authentication-Results. */
    public static final String OUR_ID = "mx.local.test";
    /** Whose ARC seals are trusted; its key is for a scenario to publish in {@code sealer.test}. */
    public static final String TRUSTED_SEALER = "list.sealer.test";
    /** A client with a name, of a domain that exists. */
    public static final String HONEST_CLIENT = "198.18.0.7";
    /** One with a name, too, whose mail may be bad. */
    public static final String OTHER_CLIENT = "198.18.23.1";

    private static final String OTHER_NAME = "w1.senders.test";

    static {
        // Waiting ends with the condition; only what fails takes so long, and slow machines need it.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final KnotServer dns;
    private final ScriptedReceiver receiver = ScriptedReceiver.start();
    private final ScriptedReceiver smallReceiver =
            ScriptedReceiver.start().offering("PIPELINING", "SIZE " + SMALL, "8BITMIME");
    private final int postfixPort = FreePorts.take();
    private final int guardedPort = FreePorts.take();
    private final PosternUnderTest postern;
    private @Nullable Postfix postfix;

    private World(String name, UnaryOperator<SystemSettings> extra) {
        dns = KnotServer.start(Path.of("target", "systems", name + "-dns"), Zones.all());
        postern = PosternUnderTest.start(name, extra.apply(settings()));
    }

    /** @param extra settings beyond the usual ones, or instead of them */
    public static World start(String name, UnaryOperator<SystemSettings> extra) {
        return new World(name, extra);
    }

    private SystemSettings settings() {
        return new SystemSettings()
                .set("postern.dns.servers", List.of(dns.address()))
                .set("postern.relay-domains", List.of("local.test", "postfix.test", "small.test"))
                .set("postern.greylist.block-period", BLOCK_PERIOD.toSeconds() + "s")
                .set("postern.edge.listeners.mx.upstream-networks", List.of("198.18.7.0/24"))
                .set("postern.edge.listeners.guarded.port", guardedPort)
                .set("postern.edge.listeners.guarded.proxy-networks", List.of("127.0.0.0/8"))
                .set("postern.edge.listeners.guarded.greet-delay", "100ms")
                .set("postern.edge.listeners.guarded.suspect-greet-delay", SUSPECTS_WAIT.toMillis() + "ms")
                .set("postern.dnsbl.zones.\"bl.test\".action", "block")
                .set("postern.dnsbl.zones.\"bl.test\".removal", "https://bl.test/off?ip={name}")
                .set("postern.dnsbl.zones.\"score.test\".action", "score")
                .set("postern.dnsbl.zones.\"names.test\".asks", List.of("mail-from", "from", "link"))
                .set("postern.dnsbl.zones.\"good.test\".kind", "allow")
                .set("postern.dnsbl.zones.\"good.test\".weight", 4)
                .set("postern.arc.trusted-sealers", List.of(TRUSTED_SEALER))
                .set("postern.reverse-dns.missing", "block")
                .set("postern.scoring.low", 3)
                .set("postern.scoring.medium", 5)
                .set("postern.scoring.high", 7)
                .set("postern.scoring.high-action", "quarantine")
                .set("postern.delivery.routes.\"local.test\"", receiver.address())
                .set("postern.delivery.routes.\"postfix.test\"", "127.0.0.1:" + postfixPort)
                .set("postern.delivery.routes.\"small.test\"", smallReceiver.address())
                .set("postern.delivery.mx-port", receiver.port())
                .set("postern.delivery.allow-loopback-mx", true)
                .set("postern.edge.authserv-ids", List.of(OUR_ID))
                .set("postern.launcher.start-timeout", "150s")
                .set("postern.launcher.restart-pause", "1s")
                .set("postern.delivery.claim", "3s")
                .set("postern.delivery.schedule", schedule())
                .set("postern.delivery.incoming-schedule", List.of(RETRY_WAIT.toSeconds() + "s"))
                .set("postern.delivery.hint.at-least", "1s")
                .set("postern.delivery.retry-wait", RETRY_WAIT.toSeconds() + "s");
    }

    /** Every second for a minute, and then for as long as any scenario takes. */
    private static List<String> schedule() {
        var waits = new ArrayList<>(Collections.nCopies(60, RETRY_WAIT.toSeconds() + "s"));
        waits.add("10m");
        return waits;
    }

    public PosternUnderTest postern() {
        return postern;
    }

    /** The next hop for everything but {@code postfix.test} and {@code small.test}. */
    public ScriptedReceiver receiver() {
        return receiver;
    }

    /** The next hop for {@code small.test}. */
    public ScriptedReceiver smallReceiver() {
        return smallReceiver;
    }

    public KnotServer dns() {
        return dns;
    }

    /** The next hop for {@code postfix.test}, started at the first call. */
    public synchronized Postfix postfix() {
        if (postfix == null) {
            postfix = Postfix.keepingMailFor("postfix.test", postfixPort);
        }
        return postfix;
    }

    /** A session at {@code mx} as coming from a client with a name; EHLO was said. */
    public SmtpClient stranger() {
        return strangerFrom(HONEST_CLIENT);
    }

    /** A session at {@code mx} as coming from {@link #OTHER_CLIENT}; EHLO was said. */
    public SmtpClient other() {
        return SmtpClient.from(postern.mxPort(), OTHER_CLIENT, OTHER_NAME);
    }

    /** A session at {@code mx} as coming from that address; EHLO was said. */
    public SmtpClient strangerFrom(String address) {
        return SmtpClient.from(postern.mxPort(), address, "h7.senders.test");
    }

    /** Of a listener for strangers that asks for a PROXY header, and has suspects wait. */
    public int guardedPort() {
        return guardedPort;
    }

    /** A session at {@code relay}, which trusts us; EHLO was said. */
    public SmtpClient friend() {
        var client = SmtpClient.connect(postern.relayPort());
        client.ehlo("friend.local.test");
        return client;
    }

    /** Removes every key of the embedded Redis. */
    public void emptyRedis() {
        TestRedis.command(postern.redisPort(), "FLUSHALL");
    }

    @Override
    public void close() {
        postern.close();
        receiver.close();
        smallReceiver.close();
        dns.close();
        if (postfix != null) {
            postfix.close();
        }
    }
}
