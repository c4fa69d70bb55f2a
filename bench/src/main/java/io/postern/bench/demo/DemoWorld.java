// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.SmallDns;
import io.postern.bench.receiver.Letter;
import io.postern.bench.receiver.Passages;
import io.postern.bench.receiver.PersonaKind;
import io.postern.bench.receiver.PersonaTraits;
import io.postern.bench.receiver.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is around the gateway: the DNS, the mail server behind it, and two servers out in the world. */
final class DemoWorld implements AutoCloseable {
    static final String STRANGER = "198.51.100.10";
    static final String STRANGER_NAME = "mail.stranger.test";
    static final String LISTED = "198.51.100.66";
    static final String LISTED_NAME = "host66.spammer.test";
    static final String NEIGHBOUR = "198.51.100.20";
    static final String NEIGHBOUR_NAME = "mail.neighbour.test";
    static final Duration GREYLISTING = Duration.ofSeconds(6);

    private static final String CLOSING = "closing.test";

    private final FewNames names = new FewNames()
            .host(STRANGER_NAME, STRANGER)
            .exchanger("stranger.test", STRANGER_NAME)
            .host(LISTED_NAME, LISTED)
            .exchanger("spammer.test", LISTED_NAME)
            .exchanger("local.test", STRANGER_NAME)
            .listed("bl.test", LISTED)
            .listed("bl.test", "127.0.0.2")
            .host(NEIGHBOUR_NAME, NEIGHBOUR)
            .exchanger("neighbour.test", NEIGHBOUR_NAME)
            .listed(CLOSING, "127.0.0.2");
    private final SmallDns dns = SmallDns.start(names);
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Witness school = new Witness(PersonaKind.GREYLIST.with(PersonaTraits.USUAL.greylisting(GREYLISTING)));
    private final Witness office = new Witness(PersonaKind.MIXED.with(PersonaTraits.USUAL));
    private final Receiver inside =
            Receiver.start(0, PersonaKind.PLAIN.with(PersonaTraits.USUAL), new Passages(), letters::add);
    private final Receiver schoolServer = Receiver.start(0, school, new Passages(), _ -> {});
    private final Receiver officeServer = Receiver.start(0, office, new Passages(), _ -> {});

    int dnsPort() {
        return dns.port();
    }

    /** A block list lists the whole world, or no longer does. */
    void listGivenUp(boolean givenUp) {
        names.listsAll(CLOSING, givenUp);
    }

    /** The settings of delivery: short waits, and the way to the servers. */
    String delivery() {
        return """
                {helo-name: mx.local.test, schedule: [3s, 4s, 5s, 30s], incoming-schedule: [2s, 3s], hint: {at-least: 1s}, \
                routes: {local.test: "127.0.0.1:%d", school.test: "127.0.0.1:%d", office.test: "127.0.0.1:%d"}}""".formatted(inside.port(), schoolServer.port(), officeServer.port());
    }

    /** What arrived at the server behind the gateway. */
    List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** The server that greylists, and says for how long. */
    Witness school() {
        return school;
    }

    Passages schoolPassages() {
        return schoolServer.passages();
    }

    /** The server that does not know everybody. */
    Witness office() {
        return office;
    }

    @Override
    public void close() {
        dns.close();
        inside.close();
        schoolServer.close();
        officeServer.close();
    }
}
