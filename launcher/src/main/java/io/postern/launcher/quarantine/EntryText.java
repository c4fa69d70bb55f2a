// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.launcher.SafeWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** An entry as a person reads it: what is known of it, then the message. */
final class EntryText {
    private final DateTimeFormatter times;

    EntryText(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    String head(QuarantinedMessage entry) {
        var message = entry.message();
        var client = message.origin().client();
        var out = new StringBuilder();
        line(out, "entry", entry.id() + ", set aside " + times.format(entry.at()) + " by rule " + entry.rule());
        line(out, "message", message.messageId() + ", accepted " + times.format(message.acceptedAt()));
        line(out, "client", client.address() + ", HELO " + message.origin().helo());
        line(out, "from", "<" + message.reversePath() + ">");
        line(
                out,
                "to",
                message.recipients().stream()
                        .map(Recipient::address)
                        .map(address -> "<" + address + ">")
                        .collect(Collectors.joining(", ")));
        line(out, "reason", entry.reason());
        var reply = entry.reply();
        if (reply != null) {
            line(out, "server", reply.line());
        }
        return out.append(System.lineSeparator()).toString();
    }

    String message(Beginning beginning) {
        var text = beginning.text();
        var end = text.endsWith(System.lineSeparator()) ? "" : System.lineSeparator();
        return beginning.whole()
                ? text + end
                : text
                        + end
                        + "(cut here: the first %d of %d octets)%n"
                                .formatted(beginning.octets().length, beginning.size());
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append("%-9s %s%n".formatted(name, SafeWords.of(value)));
    }
}
