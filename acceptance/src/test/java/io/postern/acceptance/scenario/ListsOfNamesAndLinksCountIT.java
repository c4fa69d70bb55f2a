// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.HandedOn;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedWorld.class)
class ListsOfNamesAndLinksCountIT {
    private static final String LISTED_BY_GOOD_AND_BAD = "198.18.23.2";
    private static final String REFUSED = "554 5.7.1 Sending address not accepted due to spam filter: ";

    @Test
    void a_listed_sender_is_refused_at_rcpt(World world) {
        try (var client = world.other()) {
            assertThat(client.mail("anna@bad.test").code()).isEqualTo(250);
            assertThat(client.rcpt("names@local.test").last())
                    .startsWith(REFUSED + "the sender's domain bad.test is listed by names.test, lives on spam");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            an author in a listed domain | anna@bad.test     | hello                                    | the domain bad.test in From is
            a link into a listed domain  | anna@senders.test | see http://www.shop.bad.test:8080/x?y=z. | the domain bad.test of a link is
            links to others              | anna@senders.test | see http://bad.test.senders.test/        |
            """)
    void names_in_the_message_are_refused_at_the_end_of_data(
            String what, String author, String text, String expected, World world) {
        var mail = Mail.of(what, text + "\r\n").text().replace("<anna@senders.test>", "<" + author + ">");
        var reply = HandedOn.send(world, mail, World.OTHER_CLIENT, "links@local.test")
                .last();
        assertThat(reply)
                .startsWith(
                        expected == null ? "250 2.0.0 " : REFUSED + expected + " listed by names.test, lives on spam");
    }

    @Test
    void a_list_of_the_good_takes_off_what_another_adds(World world) {
        var mail = Mail.about("on a good list and on a bad one");
        assertThat(HandedOn.send(world, mail.text(), LISTED_BY_GOOD_AND_BAD, "good@local.test")
                        .last())
                .startsWith("250 2.0.0 ");
        var arrived = Awaitility.await("it arrives")
                .until(
                        () -> world.receiver().accepted().stream()
                                .filter(mail::is)
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
        assertThat(arrived.text())
                .contains("X-Spam-Score: 1.0\r\n", "\ttests=allow-listed,dnsbl-listed\r\n")
                .doesNotContain("X-Spam-Flag")
                .contains("\r\nSubject: on a good list and on a bad one\r\n");
    }
}
