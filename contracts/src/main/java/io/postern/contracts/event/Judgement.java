// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;

/** An entry of {@code postern.history}: what was asked, what the world answered, and what was decided. */
public record Judgement(Instant at, Assessment assessment, Verdict verdict) implements Event {}
