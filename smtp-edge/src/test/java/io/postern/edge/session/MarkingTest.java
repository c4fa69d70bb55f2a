// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.finding.AuthResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a verdict has written on a message is in its record; the content stays as it came. */
class MarkingTest {
    private static final Marks MARKS = new Marks(
            "spf=pass smtp.mailfrom=x.test",
            "pass client-ip=192.0.2.7",
            List.of("X-Spam-Flag: YES\r\n", "X-Spam-Score: 13.0\r\n"),
            "[junk]",
            AuthResult.FAIL);
    private final FakeWorld world = FakeWorld.stranger();

    @Test
    void its_fields_stand_above_our_own_with_our_name_and_the_tag_in_front_of_the_subject() {
        world.marks = MARKS;
        assertThat(mail("A: b\r\nSubject: hello\r\n\r\nx\r\n", "bert@local.test"))
                .startsWith("250 2.0.0 ");
        var record = world.outbound.getFirst();
        assertThat(record.headers())
                .hasSize(5)
                .startsWith(
                        "Authentication-Results: edge.test;\r\n\tspf=pass smtp.mailfrom=x.test\r\n",
                        "Received-SPF: pass client-ip=192.0.2.7;\r\n\treceiver=edge.test\r\n",
                        "X-Spam-Flag: YES\r\n",
                        "X-Spam-Score: 13.0\r\n");
        assertThat(record.headers().getLast()).startsWith("Received: ");
        assertThat(record.insertions()).containsExactly(new Insertion(14, " [junk]", "Subject"));
        assertThat(record.content().size()).isEqualTo(27);
        assertThat(record.arc()).isEqualTo(AuthResult.FAIL);
    }

    @Test
    void a_message_without_a_subject_gets_one() {
        world.marks = new Marks(null, null, List.of(), "[junk]");
        mail("A: b\r\n\r\nSubject: x\r\n", "bert@local.test");
        var record = world.outbound.getFirst();
        assertThat(record.headers()).hasSize(2).startsWith("Subject: [junk]\r\n");
        assertThat(record.insertions()).isEmpty();
    }

    @Test
    void a_copy_to_be_set_aside_is_known_by_its_recipient() {
        assertThat(mail("A: b\r\n\r\nx\r\n", "bert@local.test", "late-junk@local.test"))
                .startsWith("250 2.0.0 ");
        assertThat(world.outbound.getFirst().recipients())
                .containsExactly(
                        new Recipient("bert@local.test"), new Recipient("late-junk@local.test").with(FakeWorld.JUNK));
    }

    private String mail(String content, String... recipients) {
        world.say("EHLO client.test\r\nMAIL FROM:<a@x.test>\r\n");
        for (var recipient : recipients) {
            world.say("RCPT TO:<" + recipient + ">\r\n");
        }
        world.say("DATA\r\n");
        return world.say(content + ".\r\n");
    }
}
