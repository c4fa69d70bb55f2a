// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportLetterTest {
    @Test
    void the_part_for_people_is_found_and_readable() {
        var report = """
                From: postmaster@mx.local.test
                Content-Type: multipart/report; report-type=delivery-status;
                 boundary="=_b1"

                --=_b1
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Not delivered to B=C3=A4rbel, which is a pity for =
                her.

                --=_b1
                Content-Type: message/delivery-status

                Action: failed
                --=_b1--
                """.replace("\n", "\r\n");
        assertThat(ReportLetter.humanPart(report)).isEqualTo("Not delivered to Bärbel, which is a pity for her.");
    }

    @Test
    void a_letter_without_parts_is_shown_as_it_is() {
        assertThat(ReportLetter.humanPart("Subject: x\r\n\r\nhello")).contains("hello");
    }
}
