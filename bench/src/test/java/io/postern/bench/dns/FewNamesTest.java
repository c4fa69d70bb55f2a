// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class FewNamesTest {
    private final FewNames names = new FewNames()
            .host("mail.stranger.test", "198.51.100.10")
            .exchanger("stranger.test", "mail.stranger.test")
            .text("stranger.test", "v=spf1 " + "x".repeat(300))
            .listed("bl.test", "198.51.100.66");

    @ParameterizedTest(name = "{1} of {0} is {2}")
    @CsvSource(textBlock = """
            mail.stranger.test,            A,   198.51.100.10
            MAIL.Stranger.test,            A,   198.51.100.10
            10.100.51.198.in-addr.arpa,    PTR, mail.stranger.test.
            stranger.test,                 MX,  10 mail.stranger.test.
            66.100.51.198.bl.test,         A,   127.0.0.2
            """)
    void what_is_known_is_answered(String name, String type, String value) throws IOException {
        var answer = ask(name, type);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getSection(Section.ANSWER))
                .singleElement()
                .extracting(Record::rdataToString)
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{1} of {0}: code {2}, no answer, and for how long that may be remembered")
    @CsvSource(textBlock = """
            elsewhere.test,        A,    3
            10.100.51.198.bl.test, A,    3
            mail.stranger.test,    AAAA, 0
            """)
    void what_is_not_there_is_said_not_to_be(String name, String type, int code) throws IOException {
        var answer = ask(name, type);
        assertThat(answer.getRcode()).isEqualTo(code);
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
    }

    @Test
    void a_long_text_comes_in_several_strings() throws IOException {
        assertThat(ask("stranger.test", "TXT").getSection(Section.ANSWER))
                .singleElement()
                .isInstanceOfSatisfying(
                        TXTRecord.class,
                        txt -> assertThat(txt.getStrings())
                                .containsExactly("v=spf1 " + "x".repeat(248), "x".repeat(52)));
    }

    @Test
    void garbage_is_not_answered() {
        assertThat(names.answer(new byte[3])).isEmpty();
        assertThat(names.answer(new byte[] {0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 99, 1}))
                .isEmpty();
    }

    private Message ask(String name, String type) throws IOException {
        var query = Message.newQuery(Record.newRecord(Name.fromString(name + "."), Type.value(type), DClass.IN));
        return new Message(names.answer(query.toWire()));
    }
}
