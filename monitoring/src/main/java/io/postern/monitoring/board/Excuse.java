// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a panel shows nothing, or nothing but 0, after ordinary mail traffic. It is a promise that a test holds against a real
 * Prometheus: an excuse that no longer holds is a fault, too.
 *
 * @param why in words that stand after "as"
 */
public record Excuse(Kind kind, String why) {
    public enum Kind {
        /** One of its questions at least has no answer. */
        NO_DATA,
        /** All its figures are 0. */
        ZERO,
        /** It has figures, and whether all are 0 depends on the moment at which one looks; for nothing that is certain. */
        CHANCE
    }

    /** What a panel showed in the course of some traffic. */
    public enum Shown {
        /** One question at least had no answer. */
        NOTHING,
        /** One was answered by what is no number, which is how Prometheus divides nothing by nothing. */
        NO_NUMBER,
        ONLY_ZERO,
        FIGURES
    }

    private static final Excuse BY_STYLE = new Excuse(Kind.ZERO, "anything else is wrong");

    /**
     * What is wrong with what a panel showed, or with the excuse for it.
     *
     * @param style one of {@link Panel.Style#ZERO} is to show 0 without an excuse
     * @param excuse null for a panel that is to show figures, or 0 if that is its style
     */
    public static Optional<String> fault(Panel.Style style, @Nullable Excuse excuse, Shown shown) {
        var held = excuse == null && style == Panel.Style.ZERO ? BY_STYLE : excuse;
        boolean data = shown == Shown.ONLY_ZERO || shown == Shown.FIGURES;
        var fault = switch (held == null ? null : held.kind) {
            case null -> !data ? "no data" : shown == Shown.ONLY_ZERO ? "nothing but 0" : null;
            case NO_DATA -> data ? "it has data, though " + held.why : null;
            case ZERO -> !data ? "no data" : shown == Shown.FIGURES ? "it is not 0, though " + held.why : null;
            case CHANCE -> data ? null : "no data";
        };
        return Optional.ofNullable(fault);
    }
}
