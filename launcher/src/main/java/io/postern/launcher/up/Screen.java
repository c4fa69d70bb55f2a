// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.contracts.event.ListenerKind;
import io.postern.launcher.settings.Listener;
import io.postern.launcher.settings.Settings;
import io.postern.launcher.state.RunState;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one screen that is printed when all is up. */
final class Screen {
    private static final String SINK = "127.0.0.1:2530";

    private Screen() {}

    /** @param which the words that name this system to a command, with a space before them; or empty */
    static String of(RunState state, Settings settings, String which, String elapsed) {
        var out = new StringBuilder();
        out.append("%nPostern is up after %s. Data, logs and state: %s%n%n".formatted(elapsed, state.dataDir()));
        for (var listener : state.listeners()) {
            out.append(
                    "  %-11s %-22s %s%n".formatted(listener.name(), listener.address(), purpose(listener, settings)));
        }
        if (state.listeners().stream().noneMatch(listener -> listener.kind() == ListenerKind.SUBMISSION)) {
            out.append("  %-11s %s%n"
                    .formatted("submission", "none; people sign in where postern.edge.listeners.submission.port says"));
        }
        out.append("  %-11s %s%n".formatted("next hop", nextHops(settings)));
        unrouted(settings).forEach(domain -> out.append("  %-11s %s%n".formatted("warning", unroutedWords(domain))));
        out.append("  %-11s %s%n".formatted("lists", lists(settings)));
        if (!settings.certificates()) {
            out.append("  %-11s %s%n"
                    .formatted(
                            "tls",
                            "a certificate that nobody has signed; name yours in postern.edge.tls.certificates"));
        }
        settings.refusalPage()
                .ifPresent(page -> out.append("  %-11s %s%n".formatted("refusals", refusals(page, settings))));
        out.append("  %-11s %s%s%n"
                .formatted(
                        "kafka",
                        state.kafka().bootstrapServers(),
                        ours(state.kafka().embedded())));
        out.append("  %-11s %s%s%n"
                .formatted("redis", state.redis().url(), ours(state.redis().embedded())));
        out.append("  %-11s %s%n%n".formatted("topics", topics(settings)));
        state.listeners().stream()
                .filter(listener -> listener.kind() == ListenerKind.MX)
                .findFirst()
                .ifPresent(mx -> out.append(firstMessage(mx, settings)));
        out.append("  What became of it   ./postern trace ID%s       (the id is in the reply to the message)%n"
                .formatted(which));
        out.append("  How everything is   ./postern status%s%n".formatted(which));
        out.append("  Stop                Ctrl-C%n".formatted());
        return out.toString();
    }

    private static String purpose(Listener listener, Settings settings) {
        return switch (listener.kind()) {
            case MX -> "mail of the world for " + String.join(", ", settings.relayDomains());
            case RELAY -> "mail of our own machines, to anywhere";
            case SUBMISSION -> "mail of people who sign in, to anywhere";
        };
    }

    private static String nextHops(Settings settings) {
        var routes = settings.routes().entrySet().stream()
                .map(route -> (route.getKey().equals("*") ? "all other" : route.getKey()) + " → " + route.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        var rest = settings.routes().containsKey("*") ? "" : "by MX, port " + settings.mxPort();
        return routes.isEmpty() ? rest : rest.isEmpty() ? routes : routes + "; all other " + rest;
    }

    /** Domains of ours whose mail would go where the DNS says, which is often back to us. */
    private static List<String> unrouted(Settings settings) {
        var routes = settings.routes();
        return routes.containsKey("*")
                ? List.of()
                : settings.relayDomains().stream()
                        .filter(domain -> routes.keySet().stream().noneMatch(domain::equalsIgnoreCase))
                        .toList();
    }

    private static String unroutedWords(String domain) {
        return "%s has no route: its mail goes by MX, which may lead back here; name the server behind us in postern.delivery.routes"
                .formatted(domain);
    }

    private static String lists(Settings settings) {
        var lists = settings.dnsblZones().entrySet().stream()
                .map(zone -> "%s (%s)"
                        .formatted(
                                zone.getKey(), zone.getValue().action().name().toLowerCase(Locale.ROOT)))
                .sorted()
                .collect(Collectors.joining(", "));
        return lists.isEmpty() ? "no DNS block list is asked; see postern.dnsbl.zones" : lists;
    }

    private static String refusals(InetSocketAddress page, Settings settings) {
        var host = page.getHostString().indexOf(':') < 0 ? page.getHostString() : "[" + page.getHostString() + "]";
        var named = settings.refusalPageInReplies()
                .map(address -> "named in replies as " + address + "CODE")
                .orElse("name it in postern.edge.refusal-page, and refusals tell of it");
        return "http://%s:%d/r/CODE explains them; %s".formatted(host, page.getPort(), named);
    }

    private static String ours(boolean embedded) {
        return embedded ? "  (embedded)" : "";
    }

    private static String topics(Settings settings) {
        var names = settings.topics().stream()
                .map(topic -> topic.name().substring("postern.".length()))
                .toList();
        var out = new StringBuilder("postern.…");
        int column = 0;
        for (var name : names) {
            if (column + name.length() > 80) {
                out.append("%n              ".formatted());
                column = 0;
            }
            out.append(' ').append(name);
            column += name.length() + 1;
        }
        return out.toString();
    }

    private static String firstMessage(Listener mx, Settings settings) {
        var domain = settings.relayDomains().isEmpty()
                ? "local.test"
                : settings.relayDomains().getFirst();
        var out = new StringBuilder();
        if (SINK.equals(settings.routes().get(domain))) {
            out.append("  See mail arrive     ./postern sink           (in another terminal: plays the next hop)%n"
                    .formatted());
        }
        out.append("  Send a message      swaks --server %s:%d --from anna@debian.org --to bert@%s%n"
                .formatted(mx.reachable(), mx.port(), domain));
        if (settings.greylisting()) {
            out.append("                      (a stranger is greylisted at first: send it again in %s)%n"
                    .formatted(words(settings.blockPeriod())));
        }
        return out.toString();
    }

    private static String words(Duration time) {
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
