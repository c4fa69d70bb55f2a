// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.delivery.Mails;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void recipients_are_grouped_by_destination_in_their_order() {
        var mail = Mails.to("a@x.test", "b@y.test", "c@x.test");
        var groups = Split.byDestination(mail.recipients(), address -> address.substring(address.indexOf('@') + 1));
        assertThat(groups.keySet()).containsExactly("x.test", "y.test");
        assertThat(groups.get("x.test"))
                .containsExactly(mail.recipients().get(0), mail.recipients().get(2));
    }

    @Test
    void a_part_has_an_id_that_follows_from_record_and_destination() {
        var mail = Mails.to("a@x.test", "b@y.test");
        var part = Split.part(mail, "x.test", List.of(mail.recipients().getFirst()));
        assertThat(part.recordId())
                .startsWith(mail.recordId() + "-")
                .isEqualTo(Split.part(mail, "x.test", List.of(mail.recipients().getFirst()))
                        .recordId())
                .isNotEqualTo(Split.part(mail, "y.test", mail.recipients()).recordId());
        assertThat(part.messageId()).isEqualTo(mail.messageId());
    }
}
