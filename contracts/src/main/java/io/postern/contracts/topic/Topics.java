// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import io.postern.contracts.event.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The names of all topics, and the declared list they are created from. */
public final class Topics {
    public static final String INQUIRIES = "postern.inquiries";
    public static final String ASSESSMENTS = "postern.assessments";
    public static final String VERDICTS = "postern.verdicts";
    public static final String CONTENT = "postern.content";
    public static final String DELIVERIES = "postern.deliveries";
    public static final String TRANSCRIPTS = "postern.transcripts";
    public static final String HISTORY = "postern.history";
    public static final String PARKED = "postern.parked";
    /** Content of mail that may be kept longer than {@link #CONTENT} is: held, in quarantine. */
    public static final String CONTENT_KEPT = "postern.content.kept";

    public static final String QUARANTINE = "postern.quarantine";
    public static final String COMMANDS = "postern.commands";
    /** Who may sign in to submit mail. */
    public static final String ACCOUNTS = "postern.accounts";

    /** What the books were when they were last saved. */
    public static final String BOOKS = "postern.books";
    /** How DNS lists are, and which of them have something of ours. */
    public static final String LISTS = "postern.lists";

    /** The shortest of the retry topics; {@link RetryTiers} has them all. */
    public static final String RETRY_1M = "postern.retry.1m";

    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration SEGMENT = Duration.ofHours(6);
    /** A message in quarantine goes before its content does. */
    private static final Duration KEPT = Duration.ofDays(62);

    private Topics() {}

    public static String outbound(Lane lane) {
        return switch (lane) {
            case INCOMING -> "postern.outbound.incoming";
            case PERSONAL -> "postern.outbound.personal";
            case BULK -> "postern.outbound.bulk";
        };
    }

    /** Whether mail lies in a topic of that name, of this or another schedule: a lane, or where it waits for its next attempt. */
    public static boolean ofMail(String topic) {
        return topic.startsWith("postern.outbound.") || topic.startsWith("postern.retry.");
    }

    /**
     * All topics, for one schedule.
     *
     * @param schedule the waits between attempts
     */
    public static List<Topic> all(List<Duration> schedule) {
        return all(RetryTiers.of(schedule), schedule.stream().reduce(Duration.ZERO, Duration::plus));
    }

    /**
     * All topics.
     *
     * @param giveUpAfter for how long a message is tried at most; content is kept for that and a day, so that it outlives
     *     every message that refers to it
     */
    public static List<Topic> all(RetryTiers tiers, Duration giveUpAfter) {
        return all(tiers, giveUpAfter, PartitionPlan.FEW);
    }

    /** As above, with that many partitions where instances share. */
    public static List<Topic> all(RetryTiers tiers, Duration giveUpAfter, PartitionPlan plan) {
        var longest = giveUpAfter.plusDays(1);
        var topics = new ArrayList<Topic>();
        topics.add(new Topic(INQUIRIES, Topic.Kind.LINE, plan.line(), SHORT, SHORT));
        topics.add(new Topic(ASSESSMENTS, Topic.Kind.LINE, plan.line(), SHORT, SHORT));
        topics.add(new Topic(VERDICTS, Topic.Kind.LINE, plan.verdicts(), SHORT, SHORT));
        for (var lane : Lane.values()) {
            topics.add(new Topic(outbound(lane), Topic.Kind.DURABLE, plan.lanes(), null, SEGMENT));
        }
        for (var tier : tiers.topics()) {
            topics.add(new Topic(tier, Topic.Kind.DURABLE, 1, null, SEGMENT));
        }
        topics.add(new Topic(RetryTiers.HELD, Topic.Kind.DURABLE, 1, null, SEGMENT));
        topics.add(new Topic(CONTENT, Topic.Kind.DURABLE, 1, longest, SEGMENT));
        topics.add(new Topic(CONTENT_KEPT, Topic.Kind.DURABLE, 1, KEPT, Duration.ofDays(1)));
        topics.add(new Topic(QUARANTINE, Topic.Kind.DURABLE, 1, KEPT.minusDays(2), Duration.ofDays(1), true));
        topics.add(new Topic(COMMANDS, Topic.Kind.DURABLE, 1, null, Duration.ofDays(7), true));
        topics.add(new Topic(ACCOUNTS, Topic.Kind.DURABLE, 1, null, Duration.ofDays(1), true));
        topics.add(new Topic(DELIVERIES, Topic.Kind.DURABLE, 1, longest.plusDays(10), Duration.ofDays(1)));
        topics.add(new Topic(PARKED, Topic.Kind.DURABLE, 1, null, Duration.ofDays(1)));
        topics.add(new Topic(BOOKS, Topic.Kind.RECORD, 1, null, SEGMENT, true));
        topics.add(new Topic(LISTS, Topic.Kind.RECORD, 1, Duration.ofDays(60), Duration.ofDays(1), true));
        topics.add(new Topic(HISTORY, Topic.Kind.RECORD, 1, Duration.ofDays(14), Duration.ofDays(1)));
        topics.add(new Topic(TRANSCRIPTS, Topic.Kind.RECORD, 1, Duration.ofDays(14), Duration.ofDays(1)));
        return List.copyOf(topics);
    }
}
