// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListAnswerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the list says                             | answer                | status     | heard
            its code is a listing                            | 127.0.0.2             | LISTED | LISTED
            several codes are a listing                      | 127.0.0.2,127.0.0.10  | LISTED | LISTED
            the whole of 127/8 are codes                     | 127.10.20.30          | LISTED | LISTED
            no such name is no listing                       | NXDOMAIN              | NOT_LISTED | NOT_LISTED
            an error code of the list is no listing          | 127.255.255.254       | UNKNOWN | NO_CODE
            an error code among others spoils them           | 127.0.0.2,127.255.255.255 | UNKNOWN | NO_CODE
            127.0.0.1 is never a listing                     | 127.0.0.1             | UNKNOWN | NO_CODE
            an address of the world is a parked domain       | 203.0.113.80          | UNKNOWN | NO_CODE
            a parked domain among codes spoils them          | 127.0.0.2,203.0.113.80 | UNKNOWN | NO_CODE
            a failing list tells nothing                     | SERVFAIL              | UNKNOWN | NOTHING
            an answer that came too late tells nothing       | -                     | UNKNOWN | NOTHING
            """)
    void decides(String what, String answer, Status expected, Heard heard) {
        var reply = result(answer);
        assertThat(ListAnswer.heard(
                        reply == null
                                ? null
                                : new DnsReply(new DnsQuestion("x.zen.test", RecordType.A), reply, false, 7)))
                .isEqualTo(heard);
        var listing = ListAnswer.decide("zen.test", Subject.CLIENT, null, result(answer), null);
        assertThat(listing.status()).isEqualTo(expected);
        assertThat(listing.codes()).isEqualTo(expected == Status.LISTED ? List.of(answer.split(",")) : List.of());
        assertThat(listing.zone()).isEqualTo("zen.test");
    }

    @Test
    void the_reason_is_one_short_line_of_ascii() {
        var text = new Found(List.of("see\r\n250 fine \u00e4" + "x".repeat(500)), 60);
        var listing = ListAnswer.decide("zen.test", Subject.CLIENT, null, result("127.0.0.2"), text);
        assertThat(listing.reason()).startsWith("see??250 fine ?x").hasSize(200);
    }

    @Test
    void a_listing_does_not_wait_for_its_reason() {
        assertThat(ListAnswer.decide("zen.test", Subject.CLIENT, null, result("127.0.0.2"), null)
                        .reason())
                .isNull();
    }

    private static @Nullable DnsResult result(String text) {
        return switch (text) {
            case "-" -> null;
            case "NXDOMAIN" -> new NoSuchName(60);
            case "SERVFAIL" -> new Failed(Failure.SERVFAIL);
            default -> new Found(List.of(text.split(",")), 60);
        };
    }
}
