// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    @ParameterizedTest
    @CsvSource({
        "postern.outbound.incoming, MAIL",
        "postern.outbound.bulk, MAIL",
        "postern.retry.1m, MAIL",
        "postern.retry.held, MAIL",
        "postern.inquiries, OTHER",
        "postern.verdicts, OTHER",
        "elsewhere, OTHER"
    })
    void mail_is_known_by_its_topic(String topic, Kind kind) {
        assertThat(Kind.of(topic)).isEqualTo(kind);
    }
}
