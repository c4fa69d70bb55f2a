// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.metric.Buckets;
import io.postern.contracts.metric.Catalogue;
import io.postern.contracts.metric.Metric;
import java.util.List;

/** The metrics of the edge. */
public final class EdgeCatalogue {
    private static final Catalogue ALL = new Catalogue("smtp-edge");
    static final String SERVICE = ALL.service();

    static final Metric SESSIONS = ALL.gauge(
            "postern.edge.sessions",
            "Sessions open now",
            "more clients come, or each stays longer: verdicts or writes are slow, or somebody holds connections open.");
    static final Metric COMMANDS = ALL.counter(
            "postern.edge.commands",
            "Command lines",
            "more is said to us; if no more messages are accepted, somebody probes addresses or passwords.",
            "command");
    static final Metric REPLIES = ALL.counter(
            "postern.edge.replies",
            "Replies, by code and enhanced status code (RFC 3463)",
            "of 4.3.0 and 4.4.3 that we are not well; of 5.7.1 that more unwanted mail comes.",
            "code",
            "status");
    static final Metric LIMITED = ALL.counter(
            "postern.edge.limited",
            "Clients sent away or put off, as it was too much, by the limit that they met",
            "somebody sends too fast or too much, or a limit is too narrow for those we want.",
            "limit");
    static final Metric VERDICT = ALL.histogram(
            "postern.edge.verdict",
            Buckets.ANSWER,
            "From asking an inquiry until its verdict was there",
            "the line is slow: look at postern_line_hop_seconds, then at reputation (DNS, scanners).",
            "question");
    static final Metric NO_VERDICT = ALL.counter(
            "postern.edge.no.verdict",
            "Questions without a verdict in time; each client reads 451 4.3.0",
            "Kafka, reputation or policy are away or overloaded, and good mail is put off.",
            "question");
    static final Metric RCPT = ALL.histogram(
            "postern.edge.rcpt.answer",
            Buckets.ANSWER,
            "From an RCPT line, with those that came along with it, until its answers are decided",
            "clients wait; beyond some seconds they hang up.");
    static final Metric WAITING = ALL.gauge(
            "postern.edge.questions.waiting",
            "Questions asked and not answered yet",
            "the line is slower than clients come.");
    static final Metric DURABLE_WRITE = ALL.histogram(
            "postern.edge.durable.write",
            Buckets.ANSWER,
            "The durable write before a 250",
            "the disks of the brokers are slow, or replicas lag.");
    static final Metric DURABLE_WRITE_FAILED = ALL.counter(
            "postern.edge.durable.write.failed",
            "Durable writes that failed or took too long; each client reads 451 4.3.0",
            "Kafka does not take mail: too few replicas in sync, full disks, or brokers away.",
            "topic");
    static final Metric ACCEPTED = ALL.counter(
            "postern.edge.messages.accepted",
            "Messages answered with 250, by the kind of the listener",
            "more mail comes; at 0 none does, which at this hour may be wrong.",
            "listener");
    static final Metric OCTETS = ALL.counter(
            "postern.edge.accepted.octets",
            "Octets of messages answered with 250",
            "more or larger mail comes; disks of brokers fill as fast.");
    static final Metric UPSTREAM = ALL.counter(
            "postern.edge.upstream.messages",
            "Messages of upstreams; unknown: no Received field tells whom they are from",
            "of unknown that an upstream writes fields we cannot read, and its mail is not judged by the hop before.",
            "client");
    static final Metric HANDSHAKES = ALL.counter(
            "postern.edge.tls.handshakes",
            "TLS handshakes, by version",
            "of failed that clients do not accept our certificate or speak only what is too old.",
            "version");
    static final Metric SIGN_INS = ALL.counter(
            "postern.edge.sign.ins",
            "Attempts to sign in, by result",
            "of wrong and later that passwords are guessed, or that somebody's program has an old one.",
            "result");
    static final Metric ACCOUNTS = ALL.gauge(
            "postern.edge.accounts",
            "Submission accounts known to this edge",
            "accounts were made; edges that differ for long do not read postern.accounts.");
    static final Metric LOCKOUT_UNSHARED = ALL.counter(
            "postern.edge.lockout.unshared",
            "Attempts to sign in that were counted by this process alone, as Redis did not answer",
            "whoever guesses has as many tries as there are edges.");
    static final Metric LIMITS_ADDRESSES = ALL.gauge(
            "postern.edge.limits.addresses",
            "Client addresses with sessions now",
            "more clients come, or a network of robots does.");
    static final Metric LIMITS_UNANSWERED = ALL.counter(
            "postern.edge.limits.unanswered",
            "Questions about limits of all edges that Redis did not answer in time",
            "limits hold for each edge by itself.");
    static final Metric BODY_OCTETS = ALL.gauge(
            "postern.edge.body.octets",
            "Memory that contents under way take now, in octets",
            "Kafka is slower than clients send; at the bound (postern.edge.body-memory) clients are held back.");
    static final Metric TRANSCRIPTS_LOST = ALL.counter(
            "postern.edge.transcripts.lost",
            "Transcripts that Kafka did not take",
            "traces of sessions are incomplete; no mail is lost by it.");
    static final Metric TRANSCRIPTS_SPARED = ALL.counter(
            "postern.edge.transcripts.spared",
            "Clients turned away before their session began that have no transcript, as there were too many",
            "many are turned away at the door: a flood, or limits that are too narrow.");
    static final Metric SUSPECTS = ALL.counter(
            "postern.edge.suspects",
            "Suspects that were held back from the banner for longer than others",
            "more clients come that are listed, nameless or known for bad mail.");
    static final Metric EARLY_TALKERS = ALL.counter(
            "postern.edge.early.talkers",
            "Clients refused as they spoke before the banner",
            "more robots come; they are kept out by it.",
            "client");
    static final Metric TLS_EXPIRY = ALL.seconds(
            "postern.edge.tls.expiry",
            "Until the first TLS certificate expires",
            "a certificate was renewed; it falls by one each second, and below 0 clients refuse us.");
    static final Metric TLS_ALARM = ALL.gauge(
            "postern.edge.tls.alarm",
            "1 while new certificate files cannot be used, or a certificate in use has expired",
            "the files are broken or do not fit together; the old ones stay in use.");

    private EdgeCatalogue() {}

    /** All of them, in order. */
    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}
