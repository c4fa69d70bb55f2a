// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

/**
 * Partitions of the topics that several instances share. Each partition is read by one instance, so that instances beyond
 * their number idle, and shares are even where it is a multiple of theirs.
 *
 * @param line of inquiries and of assessments, 2 or more: a question without an answer is asked again on another one
 * @param verdicts one for each edge is enough; edges may share one
 * @param lanes of each outbound topic
 */
public record PartitionPlan(int line, int verdicts, int lanes) {
    /** For a single machine. */
    public static final PartitionPlan FEW = new PartitionPlan(2, 4, 1);

    /** @throws IllegalArgumentException with a sentence, if a number is too small */
    public PartitionPlan {
        require(line, 2, "line");
        require(verdicts, 1, "verdicts");
        require(lanes, 1, "lanes");
    }

    private static void require(int number, int least, String what) {
        if (number < least) {
            throw new IllegalArgumentException(
                    "postern.kafka.partitions.%s is %d, and must be %d or more".formatted(what, number, least));
        }
    }

    /** At least one for each instance. */
    public PartitionPlan forInstances(int reputation, int policy, int edges, int workers) {
        return new PartitionPlan(
                Math.max(line, Math.max(reputation, policy)), Math.max(verdicts, edges), Math.max(lanes, workers));
    }
}
