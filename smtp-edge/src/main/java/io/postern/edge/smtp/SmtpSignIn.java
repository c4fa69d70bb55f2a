// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.Client;
import io.postern.contracts.network.ClientNetwork;
import io.postern.edge.account.Accounts;
import io.postern.edge.account.MaySend;
import io.postern.edge.sasl.SignIns;
import io.postern.edge.sasl.Step;
import io.postern.edge.sasl.Tries;
import io.postern.edge.session.SignIn;
import io.postern.edge.session.Tls;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The mechanisms of SASL as a session sees them, over the accounts of this edge. */
final class SmtpSignIn implements SignIn {
    private final SignIns signIns;
    private final Accounts accounts;

    private final Supplier<Tries> tries;

    /** Each attempt is the first of its session. */
    SmtpSignIn(SignIns signIns, Accounts accounts) {
        this(signIns, accounts, signIns::tries);
    }

    private SmtpSignIn(SignIns signIns, Accounts accounts, Supplier<Tries> tries) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.tries = tries;
    }

    @Override
    public SignIn forSession() {
        var own = signIns.tries();
        return new SmtpSignIn(signIns, accounts, () -> own);
    }

    @Override
    public List<String> mechanisms(Tls tls) {
        return SignIns.mechanisms(tls.bindings());
    }

    @Override
    public Dialogue begin(String mechanism, Client client, Tls tls) {
        var begun = signIns.begin(mechanism, ClientNetwork.of(client.address()), tls.bindings(), tries.get());
        if (begun == null) {
            return response -> CompletableFuture.completedFuture(
                    new Said.Refused(Reason.MALFORMED, "there is no mechanism " + mechanism));
        }
        var first = new boolean[] {true};
        return response -> {
            boolean opening = first[0];
            first[0] = false;
            var step = opening ? begun.begin(response) : begun.next(response == null ? "" : response);
            return step.thenApply(this::said);
        };
    }

    private Said said(Step step) {
        return switch (step) {
            case Step.Challenge(var base64) -> new Said.Challenge(base64);
            case Step.Accepted(var name) ->
                // Whatever is allowed to it at the time of each message.
                new Said.Welcome(name, reversePath -> {
                    var account = accounts.find(name);
                    return account != null && !account.suspended() && MaySend.as(account, reversePath);
                });
            case Step.Refused(var fault, var account, var reason) ->
                new Said.Refused(
                        switch (fault) {
                            case CANCELLED -> Reason.CANCELLED;
                            case TOO_LONG -> Reason.TOO_LONG;
                            case MALFORMED -> Reason.MALFORMED;
                            case CREDENTIALS -> Reason.WRONG;
                            case HELD, AWAY -> Reason.LATER;
                        },
                        "not signed in" + (account == null ? "" : " as " + account) + ": " + reason);
        };
    }
}
