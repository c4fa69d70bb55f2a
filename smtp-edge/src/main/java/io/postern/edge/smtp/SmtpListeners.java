// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.ListenerKind;
import io.postern.edge.network.Networks;
import io.postern.edge.session.Listener;
import io.postern.edge.smtp.EdgeConfig.Door;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The listeners that the configuration asks for. */
final class SmtpListeners {
    private static final String PREFIX = "postern.edge.listeners.";
    private static final Duration GREET_DELAY = Duration.ofMillis(200);

    private SmtpListeners() {}

    /** @throws IllegalArgumentException with a sentence, if a setting makes no sense */
    static List<Listener> of(EdgeConfig config) {
        var listeners = config.listeners().entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .map(entry -> listener(entry.getKey(), entry.getValue()))
                .toList();
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("postern.edge.listeners: none is enabled; enable mx or relay");
        }
        return listeners;
    }

    private static Listener listener(String name, Door door) {
        var kind = door.kind().orElse(name.startsWith("relay") ? ListenerKind.RELAY : ListenerKind.MX);
        if (door.port() < 0 || door.port() > 65_535) {
            throw new IllegalArgumentException(PREFIX + name + ".port: " + door.port() + " is no port");
        }
        return new Listener(
                name,
                kind,
                door.host(),
                door.port(),
                door.greetDelay().orElse(kind == ListenerKind.MX ? GREET_DELAY : Duration.ZERO),
                networks(name, "proxy-networks", door.proxyNetworks()),
                networks(name, "xclient-networks", door.xclientNetworks()),
                networks(name, "trusted-networks", door.trustedNetworks()));
    }

    private static Networks networks(String name, String key, Optional<List<String>> texts) {
        return texts.map(list -> Networks.of(list, PREFIX + name + "." + key)).orElse(Networks.NONE);
    }
}
