// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.postern.contracts.metric.Catalogue;
import io.postern.contracts.metric.Metric;
import java.util.List;

/** The metrics of the books, and of what runs beside them: DMARC reports, a look at the room that is left, and at what is parked. */
public final class BooksCatalogue {
    private static final Catalogue ALL = new Catalogue("books-service");
    static final String SERVICE = ALL.service();

    static final Metric OPEN = ALL.gauge(
            "postern.books.open",
            "Open entries, one for each message and recipient",
            "mail waits: a server is away, or delivery is slower than mail comes.",
            "lane");
    static final Metric PLACE = ALL.gauge(
            "postern.books.open.place",
            "Open entries by where they wait: on the lane, for the time of the next attempt, or for an operator",
            "of lane that delivery does not keep up; of waiting that servers put us off; of held that nobody releases.",
            "place");
    static final Metric CLASS = ALL.gauge(
            "postern.books.open.class",
            "Open entries by what the last refusal was about; none before the first",
            "of blocked that servers do not want us; of greylisted that new servers are met, which passes.",
            "class");
    static final Metric OLDEST = ALL.seconds(
            "postern.books.oldest",
            "Since the acceptance of the oldest open entry that is not held",
            "a destination has been away for so long; at the end of the schedule its mail goes back.",
            "lane");
    static final Metric CONTENT_LIFE = ALL.seconds(
            "postern.content.life",
            "Until the topic may drop the oldest content that an open entry still needs, counted from its acceptance; all that it"
                    + " keeps where none is needed, and not a number while Kafka does not say how long that is",
            "it is well; below half a day that mail loses its content, and fails.",
            "topic");
    static final Metric CONTENT_KEPT = ALL.seconds(
            "postern.content.kept",
            "For how long the topic keeps content, as Kafka says (retention.ms); not a number while it does not say",
            "somebody has set it.",
            "topic");
    static final Metric OVERDUE = ALL.gauge(
            "postern.books.open.overdue",
            "Open entries past their time: 0, or mail is stuck or lost",
            "mail is stuck or lost; ./postern books names it.",
            "reason");
    static final Metric CLOSED = ALL.counter(
            "postern.books.closed",
            "Entries by how they ended",
            "of reported and removed that more mail fails.",
            "ending");
    static final Metric UNSEEN = ALL.counter(
            "postern.books.unseen",
            "Endings whose beginning was never seen",
            "the books were begun anew, or records were removed before they were read.",
            "ending");
    static final Metric ACCEPTED =
            ALL.counter("postern.books.accepted", "Entries that began with an acceptance", "more mail comes.");
    static final Metric UNREAD = ALL.counter(
            "postern.books.unread",
            "Lane records removed before they were read",
            "the books were away too long; what was removed is in no figure.");
    static final Metric UNREADABLE = ALL.counter(
            "postern.books.unreadable",
            "Records that were passed over, as nobody can read them",
            "somebody else writes to our topics, or a later release does.");
    static final Metric PARKED = ALL.gauge(
            "postern.parked.records",
            "Records in postern.parked that nobody has replayed or discarded, by what they may be: mail where they came from a"
                    + " topic of mail; not a number while Kafka does not say",
            "more is parked; of mail that it waits for an operator and is not delivered: ./postern parked list.",
            "kind");
    static final Metric DIFFERENCE = ALL.gauge(
            "postern.books.difference",
            "Begun less closed less open: 0, or the books are wrong",
            "the books have a fault of their own; report it.");
    static final Metric BEHIND = ALL.gauge(
            "postern.books.behind",
            "Records that are written and not read by the books yet; -1 before they know",
            "the books do not keep up; their figures are late.");
    static final Metric SAVED = ALL.seconds(
            "postern.books.saved",
            "Since the books were last saved, when something was there to save; 0 before",
            "they cannot write postern.books, and would read all of that again after a restart; on a quiet system it rises"
                    + " too.");
    static final Metric DMARC = ALL.counter(
            "postern.dmarc.reports",
            "DMARC aggregate reports by what became of them",
            "of refused, put-off or away that our own listener does not take them.",
            "outcome");
    static final Metric REDIS_USED = ALL.bytes(
            "postern.room.redis.used",
            "Memory that Redis counts against its limit; nothing where it does not say",
            "more strangers are remembered than before; when it is full writes fail, and greylisting is passed over.");
    static final Metric REDIS_LIMIT = ALL.bytes(
            "postern.room.redis.limit",
            "What Redis may use (maxmemory); 0 where it has no limit",
            "somebody has given it more.");
    static final Metric DISK_SIZE = ALL.bytes(
            "postern.room.disk.size",
            "The disk of a broker, the fullest where it has several; nothing where it does not say",
            "somebody has given it more.",
            "broker");
    static final Metric DISK_FREE = ALL.bytes(
            "postern.room.disk.free",
            "What a broker can still write to that disk; falling: without room it stops, and clients read 451",
            "records have passed their time, or somebody has made room.",
            "broker");

    private BooksCatalogue() {}

    /** All of them, in order. */
    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}
