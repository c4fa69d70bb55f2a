// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.smtp.SmtpClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tricks of the old relay testers, and some newer ones: none may end in 250 for a domain that is not ours. */
@ExtendWith(SharedWorld.class)
class PosternIsNotAnOpenRelayIT {
    private static final List<String> SENDERS =
            List.of("<spam@senders.test>", "<>", "<spam@local.test>", "<spam@[127.0.0.1]>", "<postmaster@local.test>");
    private static final List<String> RECIPIENTS = List.of(
            "<victim@elsewhere.test>",
            "<@local.test:victim@elsewhere.test>",
            "<@local.test,@127.0.0.1:victim@elsewhere.test>",
            "<victim@elsewhere.test@local.test>",
            "<victim@local.test@elsewhere.test>",
            "<\"victim@local.test\"@elsewhere.test>",
            "<victim@local.test.elsewhere.test>",
            "<victim@sub.local.test>",
            "<victim@notlocal.test>",
            "<elsewhere.test!victim>",
            "<victim%elsewhere.test>",
            "<victim@[198.51.100.1]>",
            "<victim@[127.0.0.1]>",
            "<victim@>",
            "<victim@.local.test>",
            "<victim@local.test.>",
            "<postmaster@elsewhere.test>",
            "<abuse@elsewhere.test>",
            "victim@elsewhere.test",
            "<victim@elsewhere.test> <friend@local.test>",
            "<friend@local.test> ORCPT=rfc822;x <victim@elsewhere.test>",
            "<victim@elsewhere.test\u0000@local.test>");

    @Test
    void strangers_at_mx_reach_nobody_but_our_own(World world) {
        for (var sender : SENDERS) {
            for (var recipient : RECIPIENTS) {
                refused(world.stranger(), sender, recipient);
            }
        }
    }

    @Test
    void strangers_at_relay_reach_nobody(World world) {
        for (var recipient : RECIPIENTS) {
            refused(relayStranger(world), "<spam@senders.test>", recipient);
        }
        refused(relayStranger(world), "<spam@senders.test>", "<friend@local.test>");
    }

    private static SmtpClient relayStranger(World world) {
        return SmtpClient.from(world.postern().relayPort(), World.HONEST_CLIENT, "h7.senders.test");
    }

    private static void refused(SmtpClient session, String sender, String recipient) {
        try (session) {
            assertThat(session.command("MAIL FROM:" + sender).code()).isEqualTo(250);
            var reply = session.command("RCPT TO:" + recipient);
            assertThat(reply.code())
                    .as("MAIL FROM:%s RCPT TO:%s answered %s", sender, recipient, reply)
                    .isBetween(500, 599);
            assertThat(session.command("DATA").code()).isBetween(500, 599);
        }
    }
}
