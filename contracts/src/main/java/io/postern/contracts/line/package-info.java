// SPDX-License-Identifier: Apache-2.0
/**
 * The line: how an inquiry travels over Kafka and its verdict comes back, on plain clients.
 *
 * <p>{@link io.postern.contracts.line.KafkaQuestions} is the asking side, {@link
 * io.postern.contracts.line.KafkaLineStage} a service between two topics. Nothing depends on order, nothing is
 * delivered twice on purpose, nothing is kept but some of what nobody can read: an inquiry whose deadline has passed is dropped, and a service that
 * starts passes over what is older than any deadline. What a lost record costs is a second asking, or a 451. Instances share the
 * partitions: one that stops leaves at once and finishes what it has; one that dies is missed for some seconds, in which its
 * partitions are asked about once a second only.
 */
@NullMarked
package io.postern.contracts.line;

import org.jspecify.annotations.NullMarked;
