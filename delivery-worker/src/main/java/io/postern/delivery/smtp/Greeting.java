// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;
import org.jspecify.annotations.Nullable;

/** From the banner to the capabilities: EHLO, and HELO for servers that do not know it (RFC 5321 3.2). */
final class Greeting {
    private final String ourName;
    private Phase awaiting = Phase.BANNER;
    private boolean helo;
    private @Nullable Capabilities capabilities;
    private @Nullable Reply refusal;

    Greeting(String ourName) {
        this.ourName = ourName;
    }

    Step on(ServerReply reply) {
        if (awaiting == Phase.BANNER) {
            if (reply.code() != 220) {
                return refused(reply);
            }
            awaiting = Phase.HELO;
            return new Step.Say("EHLO " + ourName + "\r\n");
        }
        if (reply.code() == 250) {
            capabilities = helo ? Capabilities.NONE : Capabilities.of(reply.lines());
            return new Step.Over(Step.Then.GO_ON);
        }
        if (!helo && reply.code() >= 500) {
            helo = true;
            return new Step.Say("HELO " + ourName + "\r\n");
        }
        return refused(reply);
    }

    private Step refused(ServerReply reply) {
        refusal = reply.toReply();
        return new Step.Over(Step.Then.QUIT);
    }

    Phase awaiting() {
        return awaiting;
    }

    /** What the server can do; null until it has said so, or when it refused. */
    @Nullable
    Capabilities capabilities() {
        return capabilities;
    }

    /** Why the server does not want to talk to us; of {@link Scope#SITE}. */
    @Nullable
    Reply refusal() {
        return refusal;
    }
}
