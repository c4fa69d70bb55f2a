// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.metric.Buckets;
import io.postern.contracts.metric.Catalogue;
import io.postern.contracts.metric.Metric;
import java.util.List;

/** The metrics of the reputation service. */
public final class ReputationCatalogue {
    private static final Catalogue ALL = new Catalogue("reputation-service");
    static final String SERVICE = ALL.service();

    static final Metric ASSESSMENT = ALL.histogram(
            "postern.reputation.assessment",
            Buckets.ANSWER,
            "From taking an inquiry to its assessment",
            "DNS servers, lists or scanners are slow; at 2 s for connection and envelope and 10 s for a message it is cut off.",
            "kind");
    static final Metric EXPIRED = ALL.counter(
            "postern.reputation.expired",
            "Inquiries dropped as their deadline had passed",
            "the service does not keep up, or has just come back; add instances if it lasts.",
            "kind");
    static final Metric LATE = ALL.counter(
            "postern.reputation.late",
            "Assessments made before every look-up was answered",
            "some server of the DNS does not answer in time, and what it knows is missing in verdicts.",
            "kind");
    static final Metric IN_WORK = ALL.gauge(
            "postern.reputation.in.work",
            "Inquiries in work",
            "look-ups take longer than inquiries come; at 2048 it takes no more.");
    static final Metric DNS_CACHED = ALL.counter(
            "postern.dns.cache.hits",
            "Look-ups answered from the cache",
            "the same names are asked for, which is good.",
            "type");
    static final Metric DNS_LATENCY = ALL.histogram(
            "postern.dns.latency",
            Buckets.ANSWER,
            "Look-ups that the servers were asked for",
            "the resolver is overloaded, or many domains have servers that do not answer.",
            "type");
    static final Metric DNS_QUERIES = ALL.counter(
            "postern.dns.queries",
            "Look-ups that the servers were asked for, by what they came to",
            "of timeout and servfail that the resolver is not well.",
            "type",
            "outcome");
    static final Metric DNS_AWAY = ALL.gauge(
            "postern.dns.away",
            "1 while not one DNS server answers",
            "no mail of strangers is let in: they are told to come back later.");
    static final Metric DNS_ENTRIES =
            ALL.gauge("postern.dns.cache.entries", "Answers in the cache", "more names are seen; it is bounded.");
    static final Metric LIST_ANSWERS = ALL.counter(
            "postern.dnsbl.answers",
            "What lists were asked about, by what was heard",
            "of nothing and no_code that a list is away or refuses us; of listed that more unwanted mail comes, or that the"
                    + " list lists too much.",
            "zone",
            "outcome");
    static final Metric LIST_ASIDE = ALL.gauge(
            "postern.dnsbl.set.aside",
            "1 while the list is not asked, as it is bad or was not probed yet",
            "the list lists the world, refuses us, is silent, or lists far more than usual; mail is judged without it.",
            "zone");
    static final Metric LIST_HITS = ALL.gauge(
            "postern.dnsbl.hit.rate",
            "Share of different names that the list listed of late, 0 to 1",
            "more of those who come are listed: a wave of unwanted mail, or a fault of the list.",
            "zone");
    static final Metric OWN_LISTED = ALL.gauge(
            "postern.dnsbl.own.listed",
            "Addresses and domains of our own that the list has",
            "servers that use this list refuse our mail; find who sends through us what should not be sent.",
            "zone");
    public static final Metric SCANNER_AWAY = ALL.gauge(
            "postern.scanners.away",
            "1 while a scanner is set aside, as it does not answer",
            "messages are judged without it, as its settings say.",
            "scanner");
    public static final Metric SCAN = ALL.histogram(
            "postern.scanners.scan",
            Buckets.ANSWER,
            "Until a scanner's finding was there, by what it says",
            "the scanner is overloaded; messages wait for it, up to 10 s.",
            "scanner",
            "status");

    private ReputationCatalogue() {}

    /** All of them, in order. */
    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}
