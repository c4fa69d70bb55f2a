// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Recipient;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NOTIFY and ORCPT (RFC 3461 4.1, 4.2). */
final class RecipientParameters implements Parameters.Reader {
    private static final int MAX_ORCPT = 500;
    private static final Set<String> EVENTS = Set.of("SUCCESS", "FAILURE", "DELAY");

    private @Nullable String reportOn;
    private @Nullable String original;

    private RecipientParameters() {}

    static Command parse(String address, String text) {
        var parameters = new RecipientParameters();
        var mistake = Parameters.read(text, Mistake.RECIPIENT_ADDRESS, parameters);
        return mistake == null
                ? new Recipient(
                        new io.postern.contracts.event.Recipient(address, parameters.reportOn, parameters.original))
                : new Wrong(Verb.RCPT, mistake);
    }

    @Override
    public @Nullable Mistake read(String name, String value) {
        return switch (name) {
            case "NOTIFY" -> {
                reportOn = value.toUpperCase(Locale.ROOT);
                yield Parameters.valueUnless(reportOn.equals("NEVER") || events(List.of(reportOn.split(",", -1))));
            }
            case "ORCPT" -> {
                original = value;
                yield Parameters.valueUnless(typed(value));
            }
            default -> Mistake.UNKNOWN_PARAMETER;
        };
    }

    private static boolean events(List<String> words) {
        return EVENTS.containsAll(words) && Set.copyOf(words).size() == words.size();
    }

    /** {@code addr-type ";" xtext}. */
    private static boolean typed(String value) {
        int semicolon = value.indexOf(';');
        boolean type = semicolon > 0
                && value.chars()
                        .limit(semicolon)
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
        return type && value.length() <= MAX_ORCPT && Xtext.valid(value.substring(semicolon + 1), MAX_ORCPT);
    }
}
