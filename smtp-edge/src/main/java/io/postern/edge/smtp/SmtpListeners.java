// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.Networks;
import io.postern.contracts.settings.Mistakes;
import io.postern.edge.session.GreetDelay;
import io.postern.edge.session.Listener;
import io.postern.edge.session.TlsMode;
import io.postern.edge.smtp.EdgeConfig.BareNewline;
import io.postern.edge.smtp.EdgeConfig.Door;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The listeners that the configuration asks for. */
public final class SmtpListeners {
    static final String PREFIX = "postern.edge.listeners.";
    private static final Duration GREET_DELAY = Duration.ofMillis(200);
    private static final Duration SUSPECT_GREET_DELAY = Duration.ofSeconds(6);

    private SmtpListeners() {}

    /** @throws IllegalArgumentException with a sentence, if a setting makes no sense */
    static List<Listener> of(EdgeConfig config) {
        var listeners = config.listeners().entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .map(entry -> listener(
                        entry.getKey(),
                        entry.getValue(),
                        !config.tls().certificates().isEmpty()))
                .toList();
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("postern.edge.listeners: none is enabled; enable mx or relay");
        }
        return listeners;
    }

    /**
     * What is wrong with them, each by itself.
     *
     * @param certificate whether there will be one
     */
    static void check(EdgeConfig config, boolean certificate, Mistakes wrong) {
        config.listeners().forEach((name, door) -> {
            if (door.enabled()) {
                wrong.check(() -> networks(name, "proxy-networks", door.proxyNetworks()));
                wrong.check(() -> networks(name, "xclient-networks", door.xclientNetworks()));
                wrong.check(() -> networks(name, "trusted-networks", door.trustedNetworks()));
                wrong.check(() -> networks(name, "upstream-networks", door.upstreamNetworks()));
                wrong.check(() -> listener(name, door, certificate));
            }
        });
        wrong.unless(
                config.listeners().values().stream().anyMatch(Door::enabled),
                "postern.edge.listeners: none is enabled; enable mx or relay");
    }

    private static Listener listener(String name, Door door, boolean certificate) {
        var kind = kind(name, door);
        var tls = tls(name, door, kind, certificate);
        if (door.port() < 0 || door.port() > 65_535) {
            throw new IllegalArgumentException(PREFIX + name + ".port: " + door.port() + " is no port");
        }
        return new Listener(
                name,
                kind,
                door.host(),
                door.port(),
                greetDelay(name, door, kind),
                networks(name, "proxy-networks", door.proxyNetworks()),
                networks(name, "xclient-networks", door.xclientNetworks()),
                networks(name, "trusted-networks", door.trustedNetworks()),
                upstreams(name, door, kind),
                tls,
                door.dsn().orElse(kind != ListenerKind.MX),
                door.bareNewline().orElse(kind == ListenerKind.MX ? BareNewline.REFUSE : BareNewline.NORMALIZE)
                        == BareNewline.NORMALIZE,
                hidesClients(name, door, kind));
    }

    private static boolean hidesClients(String name, Door door, ListenerKind kind) {
        if (door.hideClients() && kind == ListenerKind.MX) {
            throw new IllegalArgumentException(PREFIX + name
                    + ".hide-clients: of strangers the trace must tell where they are; it is for submission and relay");
        }
        return door.hideClients();
    }

    private static GreetDelay greetDelay(String name, Door door, ListenerKind kind) {
        boolean mx = kind == ListenerKind.MX;
        var usual = door.greetDelay().orElse(mx ? GREET_DELAY : Duration.ZERO);
        var suspects = door.suspectGreetDelay().orElse(mx && usual.isPositive() ? SUSPECT_GREET_DELAY : Duration.ZERO);
        if (!mx && suspects.isPositive()) {
            throw new IllegalArgumentException(
                    PREFIX + name + ".suspect-greet-delay: strangers come in on a listener of kind mx only");
        }
        return new GreetDelay(usual, suspects);
    }

    /** What a listener is for, by its setting or its name. */
    public static ListenerKind kind(String name, Door door) {
        var lower = name.toLowerCase(Locale.ROOT);
        return door.kind()
                .orElse(
                        lower.startsWith("relay")
                                ? ListenerKind.RELAY
                                : lower.startsWith("submission") ? ListenerKind.SUBMISSION : ListenerKind.MX);
    }

    private static TlsMode tls(String name, Door door, ListenerKind kind, boolean certificate) {
        boolean submission = kind == ListenerKind.SUBMISSION;
        var usual = !submission
                ? TlsMode.OFFERED
                : name.toLowerCase(Locale.ROOT).startsWith("submissions") ? TlsMode.IMPLICIT : TlsMode.REQUIRED;
        var wanted = door.tls().orElse(certificate || submission ? usual : TlsMode.OFF);
        if (wanted != TlsMode.OFF && !certificate) {
            throw new IllegalArgumentException(
                    PREFIX + name + ".tls is " + wanted.name().toLowerCase(Locale.ROOT)
                            + ", and there is no certificate; name one in postern.edge.tls.certificates");
        }
        if (wanted == TlsMode.OFF && submission) {
            throw new IllegalArgumentException(
                    PREFIX + name + ".tls is off, and nobody may sign in without TLS; use required or implicit");
        }
        return wanted;
    }

    private static Networks upstreams(String name, Door door, ListenerKind kind) {
        var upstreams = networks(name, "upstream-networks", door.upstreamNetworks());
        if (!upstreams.isEmpty() && kind != ListenerKind.MX) {
            throw new IllegalArgumentException(
                    PREFIX + name + ".upstream-networks: mail of others comes in on a listener of kind mx only");
        }
        return upstreams;
    }

    private static Networks networks(String name, String key, Optional<List<String>> texts) {
        return texts.map(list -> Networks.of(list, PREFIX + name + "." + key)).orElse(Networks.NONE);
    }
}
