// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.util.Locale;

/** The personas that there are. */
public enum PersonaKind {
    PLAIN,
    GREYLIST,
    GREYLIST_SILENT,
    CLASSIC,
    RATE,
    TARPIT,
    FULL,
    MIXED,
    EARLY_CLOSE,
    SLOW_READER;

    /** One of that kind, which remembers nothing yet. */
    public Persona with(PersonaTraits traits) {
        return switch (this) {
            case PLAIN -> new Plain();
            case GREYLIST -> Greylist.telling(traits.greylist());
            case GREYLIST_SILENT -> Greylist.silent(traits.greylist());
            case CLASSIC -> new Classic(traits.greylist());
            case RATE -> new RateLimit(traits.rate());
            case TARPIT -> new Tarpit(traits.tarpit());
            case FULL -> new FullMailbox(traits.fullForGood());
            case MIXED -> new MixedFates(traits.greylist(), traits.fullForGood());
            case EARLY_CLOSE -> new EarlyClose(traits.closeAt());
            case SLOW_READER -> new SlowReader(traits.octetsPerSecond());
        };
    }

    /** As in {@code greylist-silent}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is none of that name */
    static PersonaKind named(String label) {
        for (var kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no persona " + label);
    }
}
