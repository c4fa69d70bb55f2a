// SPDX-License-Identifier: Apache-2.0
/**
 * The line: how an inquiry travels over Kafka and its verdict comes back, on plain clients.
 *
 * <p>{@link io.postern.contracts.line.KafkaQuestions} is the asking side, {@link
 * io.postern.contracts.line.KafkaLineStage} a service between two topics. Nothing depends on order, nothing is
 * delivered twice on purpose, nothing is kept: an inquiry whose deadline has passed is dropped, and a service that
 * starts goes to the end of its topic. What a lost record costs is a second asking, or a 451.
 */
@NullMarked
package io.postern.contracts.line;

import org.jspecify.annotations.NullMarked;
