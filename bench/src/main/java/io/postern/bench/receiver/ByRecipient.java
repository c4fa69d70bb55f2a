// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The recipient chooses the persona by the beginning of its name: {@code greylist-silent.7@…}, {@code tarpit@…}; whose name
 * begins otherwise gets {@code mixed}. Content is answered as the least friendly persona of those that were taken does.
 */
public final class ByRecipient implements Persona {
    private final Map<PersonaKind, Persona> personas = new EnumMap<>(PersonaKind.class);

    public ByRecipient(PersonaTraits traits) {
        for (var kind : PersonaKind.values()) {
            personas.put(kind, kind.with(traits));
        }
    }

    @Override
    public Turn turn(Facts facts) {
        var answer = Turn.usual(facts.stage());
        for (var recipient : facts.recipients()) {
            var turn = of(recipient).turn(facts.about(List.of(recipient)));
            if (!turn.positive()) {
                return turn;
            }
            answer = turn.pause().compareTo(answer.pause()) > 0 ? turn : answer;
        }
        return answer;
    }

    @Override
    public int octetsPerSecond(Facts facts) {
        return facts.recipients().stream()
                .mapToInt(recipient -> of(recipient).octetsPerSecond(facts))
                .filter(octets -> octets > 0)
                .min()
                .orElse(0);
    }

    private Persona of(String recipient) {
        return Objects.requireNonNull(personas.get(kind(recipient)));
    }

    /** The longest label that the name begins with. */
    static PersonaKind kind(String recipient) {
        var name = recipient.toLowerCase(Locale.ROOT);
        var found = PersonaKind.MIXED;
        int length = 0;
        for (var kind : PersonaKind.values()) {
            if (name.startsWith(kind.label()) && kind.label().length() > length) {
                found = kind;
                length = kind.label().length();
            }
        }
        return found;
    }
}
