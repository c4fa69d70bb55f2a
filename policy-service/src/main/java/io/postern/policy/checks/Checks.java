// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.finding.HistoryFinding;
import java.util.ArrayList;
import java.util.List;

/** From what the world said to what speaks for and against the mail, in the order of judgement. Pure. */
public final class Checks {
    private final CheckSettings settings;

    public Checks(CheckSettings settings) {
        this.settings = settings;
    }

    /** Before the banner: what is known about a stranger's address. */
    public List<Finding> connection(Client client, ConnectionFindings connection) {
        var found = new Collected(settings);
        if (client.kind() == ListenerKind.MX && !client.trusted() && !client.upstream()) {
            AddressChecks.collect(found, client.address(), client.kind(), connection);
        }
        return found.found();
    }

    /** Before the banner, what its network's mail was worth included. */
    public List<Finding> newcomer(Client client, Findings.OfConnection known) {
        var found = new Collected(settings);
        if (client.kind() == ListenerKind.MX && !client.trusted() && !client.upstream()) {
            AddressChecks.collect(found, client.address(), client.kind(), known.connection());
            EnvelopeChecks.history(found, known.history());
        }
        return found.found();
    }

    /**
     * At RCPT: findings whose action is not {@code ignore}; empty for a client that is trusted. Nothing that concerns its
     * address or name is held against an upstream.
     */
    public List<Finding> envelope(Client client, String helo, String reversePath, Findings.OfEnvelope envelope) {
        return envelope(client, helo, reversePath, envelope, Verified.of(envelope.spf(), List.of()));
    }

    private List<Finding> envelope(
            Client client, String helo, String reversePath, Findings.OfEnvelope envelope, Verified verified) {
        var found = new Collected(settings);
        if (client.trusted()) {
            return found.found();
        }
        if (!client.upstream()) {
            AddressChecks.collect(found, client.address(), client.kind(), envelope.connection());
        }
        EnvelopeChecks.senderDomain(found, reversePath, envelope.senderDomain());
        if (!client.upstream()) {
            EnvelopeChecks.helo(found, helo, envelope.helo());
            EnvelopeChecks.spf(found, envelope.spf());
            AddressChecks.listed(found, client.address(), envelope.lists(), verified);
            EnvelopeChecks.history(found, envelope.history());
        }
        return found.found();
    }

    /**
     * At the end of DATA: what was not known at RCPT. That is, for an upstream, also all about whom it had the message from;
     * if its fields do not say, nothing about addresses is held against the message.
     */
    public List<Finding> message(Inquiry.Message inquiry, Findings.OfMessage message) {
        var found = new Collected(settings);
        var client = inquiry.client();
        if (client.trusted()) {
            MessageChecks.infected(found, message.scans());
            return found.found();
        }
        if (client.upstream() && inquiry.hop() != null) {
            AddressChecks.collect(found, inquiry.hop().address(), client.kind(), message.connection());
            EnvelopeChecks.spf(found, message.spf());
        }
        AddressChecks.listed(found, client.address(), message.lists(), verified(message));
        MessageChecks.collect(found, message, history(message));
        return found.found();
    }

    /** At the end of DATA: everything, what was known at RCPT first. A name that one list has counts once for it. */
    public List<Finding> all(Inquiry.Message inquiry, Findings.OfMessage message) {
        var all = new ArrayList<>(again(inquiry, message));
        all.addAll(message(inquiry, message));
        return Strongest.of(all);
    }

    /**
     * At the end of DATA: what was known at RCPT, once more. Of an upstream nothing is.
     *
     * @param message whose history goes with that of the envelope
     */
    private List<Finding> again(Inquiry.Message inquiry, Findings.OfMessage message) {
        var client = inquiry.client();
        if (client.trusted()) {
            return List.of();
        }
        if (client.upstream()) {
            var found = new Collected(settings);
            EnvelopeChecks.history(found, message.history());
            return found.found();
        }
        return envelope(client, inquiry.helo(), inquiry.reversePath(), repeated(message), verified(message));
    }

    private static Verified verified(Findings.OfMessage message) {
        return Verified.of(message.senderSpf(), message.dkim());
    }

    /** The findings about the envelope as they are known now. */
    private static Findings.OfEnvelope repeated(Findings.OfMessage message) {
        var before = message.envelope();
        if (before == null) {
            return new Findings.OfEnvelope(message.connection(), null, null, message.spf(), null, message.history());
        }
        return new Findings.OfEnvelope(
                message.connection(),
                before.senderDomain(),
                before.helo(),
                message.senderSpf(),
                before.lists(),
                history(message));
    }

    /** Each source once, as it is known now. */
    private static List<HistoryFinding> history(Findings.OfMessage message) {
        var now = message.history();
        var before = message.envelope();
        if (before == null) {
            return now;
        }
        var all = new ArrayList<>(now);
        before.history().stream()
                .filter(one -> now.stream().noneMatch(other -> same(one, other)))
                .forEach(all::add);
        return all;
    }

    private static boolean same(HistoryFinding one, HistoryFinding other) {
        return one.source() == other.source() && one.key().equals(other.key());
    }
}
