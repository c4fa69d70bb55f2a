// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;

/**
 * The figures of the personas.
 *
 * @param greylist how long {@code greylist}, {@code greylist-silent}, {@code classic} and {@code later…} of {@code mixed} take
 * @param tarpit the pause before each reply to RCPT
 * @param rate messages a minute
 * @param fullForGood 552 instead of 452
 * @param closeAt where {@code early-close} hangs up
 * @param octetsPerSecond of {@code slow-reader}
 */
public record PersonaTraits(
        Duration greylist, Duration tarpit, int rate, boolean fullForGood, Stage closeAt, int octetsPerSecond) {
    public static final PersonaTraits USUAL =
            new PersonaTraits(Duration.ofSeconds(20), Duration.ofSeconds(40), 60, false, Stage.DATA, 1024);

    public PersonaTraits greylisting(Duration wait) {
        return new PersonaTraits(wait, tarpit, rate, fullForGood, closeAt, octetsPerSecond);
    }

    public PersonaTraits tarpitting(Duration pause) {
        return new PersonaTraits(greylist, pause, rate, fullForGood, closeAt, octetsPerSecond);
    }
}
