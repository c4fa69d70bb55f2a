// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.ReverseDns;
import io.postern.reputation.connection.ConnectionCheck;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The findings about a connection: those that an inquiry brings along, or new ones. */
final class Connected {
    private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);

    private final ConnectionFindings known;
    private final @Nullable ConnectionCheck check;
    private final Evidence evidence;

    private Connected(ConnectionFindings known, @Nullable ConnectionCheck check, Evidence evidence) {
        this.known = known;
        this.check = check;
        this.evidence = evidence;
    }

    static Connected known(ConnectionFindings findings, Evidence evidence) {
        return new Connected(findings, null, evidence);
    }

    /** Nothing is looked at. */
    static Connected nothing(Evidence evidence) {
        return new Connected(ConnectionCheck.NOTHING, null, evidence);
    }

    /** Starts asking about an address. */
    static Connected to(String address, Checks checks, Evidence evidence) {
        return new Connected(
                ConnectionCheck.NOTHING, ConnectionCheck.start(address, checks.lists(), evidence), evidence);
    }

    /**
     * Starts asking, unless it is a trusted client or the answers are there.
     *
     * @param brought null for none; what was found while no DNS server answered counts as none
     */
    static Connected of(Client client, @Nullable ConnectionFindings brought, Checks checks, Evidence evidence) {
        if (brought != null && (client.trusted() || !brought.dnsAway())) {
            return new Connected(brought, null, evidence);
        }
        return client.trusted() ? nothing(evidence) : to(client.address(), checks, evidence);
    }

    /** Complete when everything was answered; never fails. */
    CompletableFuture<?> done() {
        return check == null ? DONE : check.done();
    }

    /** What the client's address is called, if the inquiry brings it along; null if it is asked for now. */
    @Nullable
    ReverseDns known() {
        return check == null ? known.reverseDns() : null;
    }

    /** What is known by now. That the DNS has gone meanwhile is known too. */
    ConnectionFindings findings() {
        if (check != null) {
            return check.findings();
        }
        return known.dnsAway() || !evidence.dnsAway()
                ? known
                : new ConnectionFindings(known.reverseDns(), known.dnsbl(), true);
    }
}
