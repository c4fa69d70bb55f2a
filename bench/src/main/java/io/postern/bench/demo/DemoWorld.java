// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.bench.dns.SmallDns;
import io.postern.bench.receiver.Letter;
import io.postern.bench.receiver.Passages;
import io.postern.bench.receiver.PersonaKind;
import io.postern.bench.receiver.PersonaTraits;
import io.postern.bench.receiver.Receiver;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What is around the gateway: the DNS, the mail server behind it, and two servers out in the world. */
final class DemoWorld implements AutoCloseable {
    static final Duration GREYLISTING = Duration.ofSeconds(6);

    private final @Nullable DebianDns debian;
    private final String whyNoDebian;
    private final @Nullable SmallDns dns;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Witness school = new Witness(PersonaKind.GREYLIST.with(PersonaTraits.USUAL.greylisting(GREYLISTING)));
    private final Witness office = new Witness(PersonaKind.MIXED.with(PersonaTraits.USUAL));
    private final Receiver inside =
            Receiver.start(0, PersonaKind.PLAIN.with(PersonaTraits.USUAL), new Passages(), letters::add);
    private final Receiver schoolServer = Receiver.start(0, school, new Passages(), _ -> {});
    private final Receiver officeServer = Receiver.start(0, office, new Passages(), _ -> {});

    /** @param folder for what servers need and say */
    DemoWorld(Path folder) {
        DebianDns started = null;
        var why = "rbldnsd and knot are not installed";
        if (DebianDns.installed()) {
            try {
                started = DebianDns.start(folder);
            } catch (IllegalStateException | UncheckedIOException e) {
                why = "rbldnsd or knot does not start (" + e.getMessage() + "); are they those of Debian";
            }
        }
        debian = started;
        whyNoDebian = why;
        dns = started == null ? SmallDns.start(DemoNames.few()) : null;
    }

    int dnsPort() {
        return debian != null ? debian.port() : Objects.requireNonNull(dns).port();
    }

    /** Real servers of lists and names; null where they are not to be had, and a small one of our own stands in. */
    @Nullable
    DebianDns debian() {
        return debian;
    }

    String whyNoDebian() {
        return whyNoDebian;
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
        if (dns != null) {
            dns.close();
        }
        if (debian != null) {
            debian.close();
        }
        inside.close();
        schoolServer.close();
        officeServer.close();
    }
}
