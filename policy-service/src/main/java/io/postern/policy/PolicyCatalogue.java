// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.metric.Buckets;
import io.postern.contracts.metric.Catalogue;
import io.postern.contracts.metric.Metric;
import java.util.List;

/** The metrics of the policy service. */
public final class PolicyCatalogue {
    private static final Catalogue ALL = new Catalogue("policy-service");
    static final String SERVICE = ALL.service();

    static final Metric VERDICTS = ALL.counter(
            "postern.policy.verdicts",
            "Decisions, one for each recipient of an envelope, by the rule that decided",
            "of one rule that more mail of its kind comes, or that a setting catches more than it should.",
            "kind",
            "rule",
            "answer");
    static final Metric FINDINGS = ALL.counter(
            "postern.policy.findings",
            "Findings about envelopes and messages, by what they lead to",
            "of one rule that more mail gives reason for it; with the action none it is only noted.",
            "rule",
            "action");
    static final Metric SCORED = ALL.counter(
            "postern.scoring.messages",
            "Messages of strangers, by the level of their score",
            "of high that more unwanted mail comes, or that weights are too large.",
            "level");
    static final Metric GREYLIST = ALL.counter(
            "postern.greylist.attempts",
            "How recipients stood with the greylist; away means that Redis did not answer",
            "of stranger that new senders come; of early that they do not wait; of away that greylisting is passed over.",
            "standing");
    static final Metric GREYLIST_WAITING = ALL.gauge(
            "postern.greylist.waiting",
            "Strangers that may still come back and have not passed; only the sum over all instances tells, and a restart"
                    + " forgets those that wait",
            "more new senders come than pass: a wave of unwanted mail, or somebody's mailing.");
    static final Metric GREYLIST_CLOSED = ALL.counter(
            "postern.greylist.closed",
            "Strangers whose time to come back is over: seen, all of them; passed, those that came back in time",
            "of seen alone that senders do not try twice, which is what greylisting is for.",
            "fate");
    static final Metric GREYLIST_WAIT = ALL.histogram(
            "postern.greylist.wait",
            Buckets.JOURNEY,
            "From the first attempt of a stranger until the one that was let in: the delay that greylisting costs",
            "servers of strangers come back later, or change their addresses in between.");
    static final Metric EXPIRED = ALL.counter(
            "postern.policy.expired",
            "Inquiries that came after their deadline and were dropped",
            "reputation or Kafka is slow, or this service does not keep up.");
    static final Metric IN_WORK =
            ALL.gauge("postern.policy.in.work", "Assessments in work", "Redis is slow; at 2048 it takes no more.");
    public static final Metric HISTORY_DROPPED = ALL.counter(
            "postern.history.dropped",
            "Judgements that were not kept, as Kafka was slow or away",
            "verdicts of that time cannot be explained; mail is not touched by it.");
    public static final Metric HISTORY_WAITING = ALL.bytes(
            "postern.history.waiting",
            "Judgements that wait for Kafka, about so much",
            "Kafka takes them more slowly than they come; beyond 8 MiB they are dropped.");
    public static final Metric CONDUCT_WRITTEN = ALL.counter(
            "postern.conduct.written",
            "Counts of a network or domain that were added to those in Redis",
            "more different senders come.");
    public static final Metric CONDUCT_DROPPED = ALL.counter(
            "postern.conduct.dropped",
            "Those that are lost: Redis was away, too many waited for it, or the source was one new too many",
            "the history of senders has gaps, and counts less in verdicts.",
            "reason");

    private PolicyCatalogue() {}

    /** All of them, in order. */
    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}
