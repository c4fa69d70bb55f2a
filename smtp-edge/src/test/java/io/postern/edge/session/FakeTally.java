// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.ListenerKind;
import io.postern.edge.command.Command.Verb;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts nothing; a test counts what it wants to know. */
class FakeTally implements Tally {
    @Override
    public void command(Verb verb) {}

    @Override
    public void reply(int code, String status) {}

    @Override
    public void limited(Limit limit) {}

    @Override
    public void verdict(Question question, Duration waited, boolean answered) {}

    @Override
    public void written(Duration took, boolean safe) {}

    @Override
    public void answered(Duration waited) {}

    @Override
    public void accepted(ListenerKind listener, long octets) {}

    @Override
    public void untold() {}

    @Override
    public void suspect() {}

    @Override
    public void earlyTalker(boolean suspect) {}

    @Override
    public void handedOn(boolean found) {}

    @Override
    public void handshake(@Nullable Tls made) {}

    @Override
    public void signedIn(SignIn.@Nullable Reason refused) {}
}
