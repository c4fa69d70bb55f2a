// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import io.postern.contracts.metric.Buckets;
import io.postern.contracts.metric.Catalogue;
import io.postern.contracts.metric.Metric;
import java.util.List;

/** The metrics of the delivery worker. */
public final class DeliveryCatalogue {
    private static final Catalogue ALL = new Catalogue("delivery-worker");
    public static final String SERVICE = ALL.service();

    static final Metric OUTCOMES = ALL.counter(
            "postern.delivery.attempts",
            "Outcomes of recipients, one for each attempt",
            "of deferred that servers put us off, of failed that mail goes back.",
            "outcome",
            "lane");
    static final Metric REFUSALS = ALL.counter(
            "postern.delivery.refusals",
            "Refusals by what they are about; greylisting and blocking are never one number",
            "of greylisted that new servers are met, which passes; of blocked that our reputation suffers; of throttled that"
                    + " we send too fast.",
            "outcome",
            "class");
    static final Metric DESTINATIONS = ALL.counter(
            "postern.delivery.destinations",
            "Outcomes of recipients by destination: a domain that the settings name, or other; the class is that of the"
                    + " refusal, or none",
            "of one destination's deferred or failed that it does not take our mail: its class tells why.",
            "destination",
            "outcome",
            "class");
    static final Metric ATTEMPT = ALL.histogram(
            "postern.delivery.attempt",
            Buckets.ATTEMPT,
            "From taking a record to its close",
            "servers answer slowly, or connections are short.",
            "lane");
    static final Metric TIME = ALL.histogram(
            "postern.delivery.time",
            Buckets.JOURNEY,
            "From the 250 to the sender until the 250 of the receiver, for each recipient delivered",
            "mail waits on its way: for greylisting, for servers that are away, or for us.",
            "lane");
    static final Metric QUEUE_WAIT = ALL.histogram(
            "postern.delivery.queue.wait",
            Buckets.JOURNEY,
            "From the time that a record was written to its lane until a worker took it",
            "workers do not keep up with this lane; add some.",
            "lane");
    static final Metric LAG = ALL.gauge(
            "postern.delivery.lane.lag",
            "Records of a lane that are written and not taken yet, of the partitions that this worker has",
            "workers do not keep up with this lane; add some, up to its partitions.",
            "lane");
    static final Metric OLDEST = ALL.seconds(
            "postern.delivery.lane.oldest",
            "Since the oldest record of a lane was written that this worker has in work",
            "one attempt takes very long: a tarpit, or a step that Kafka does not take.",
            "lane");
    static final Metric IN_WORK = ALL.gauge(
            "postern.delivery.in.work",
            "Records in work",
            "servers answer slowly; at the window (postern.delivery.window) of a lane no more are taken.");
    static final Metric CONNECTIONS = ALL.gauge(
            "postern.delivery.connections",
            "Connections to servers, open or being opened",
            "more is sent, or servers hold us longer.");
    static final Metric WAITING = ALL.gauge(
            "postern.retry.waiting",
            "Records that wait to be tried again, of the partitions that this worker has",
            "servers put us off; in the long tiers, for long already.",
            "tier");
    static final Metric RETRY_OLDEST = ALL.seconds(
            "postern.retry.oldest",
            "Since the oldest record that still waits was written to this tier, of the partitions that this worker has",
            "beyond the length of the tier nobody moves what is due; in held it waits for an operator.",
            "tier");
    static final Metric LATENESS = ALL.histogram(
            "postern.retry.lateness",
            Buckets.ATTEMPT,
            "How long after its time a record that waited is back in its lane",
            "the scheduler does not keep up, or was away.");
    static final Metric POINTERS = ALL.gauge(
            "postern.retry.pointer.octets",
            "Memory that the pointers to what waits take, in octets",
            "more waits; 32 octets a record.");
    static final Metric LOST = ALL.counter(
            "postern.retry.lost",
            "Records that were gone when they were due; each is mail that is lost",
            "somebody or something removes records of retry topics.");
    static final Metric HELD = ALL.counter(
            "postern.delivery.held",
            "Records put aside until an operator releases them",
            "an order to hold is in force and mail meets it.");
    static final Metric SUPPRESSED = ALL.counter(
            "postern.delivery.duplicates.suppressed",
            "Recipients not sent to again, as the ledger knew their outcome",
            "records come twice: workers crash, or partitions move often.");
    static final Metric HANDED_BACK = ALL.counter(
            "postern.delivery.handed.back",
            "Records put aside, as no connection to their destination became free",
            "a destination takes fewer connections than its mail needs.");
    static final Metric CONTENT_MISSING = ALL.counter(
            "postern.delivery.content.missing",
            "Messages whose content was gone; each is mail that failed",
            "postern.content is kept too short for the schedule, or somebody removes records.");
    static final Metric NEWER = ALL.counter(
            "postern.delivery.newer.records",
            "Times that a record of a later release was put aside; it waits for an upgrade",
            "an edge was upgraded before the workers.");
    static final Metric FAULTS = ALL.counter(
            "postern.delivery.faults",
            "Steps of attempts, and of reading and moving what waits, that failed by a fault of ours; each is tried again, and its mail waits",
            "there is a mistake in this release: the log has one line with its trace.");
    static final Metric REDIS_MISSED = ALL.counter(
            "postern.delivery.redis.away",
            "Steps of claim and ledger that went without Redis; each may cost a second copy in a crash",
            "Redis is away or slow.");

    private DeliveryCatalogue() {}

    /** All of them, in order. */
    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}
