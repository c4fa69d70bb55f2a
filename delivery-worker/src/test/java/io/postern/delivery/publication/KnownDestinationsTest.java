// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDestinationsTest {
    private final KnownDestinations names = new KnownDestinations(
            List.of("*", "local.test", "GMAIL.com", "192.0.2.1:25", "mx.example:25", "192.0.2.1"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a domain with a route has its name     | bert@local.test       | local.test
            in whatever case it is written         | Bert@Gmail.COM        | gmail.com
            a domain that nobody has named         | bert@elsewhere.test   | other
            one below a named one is another       | bert@sub.local.test   | other
            an address without a domain            | postmaster            | other
            a route for all the rest is no domain  | bert@*                | other
            the address of a server is no domain   | bert@192.0.2.1        | other
            """)
    void of(String what, String recipient, String expected) {
        assertThat(names.of(recipient)).isEqualTo(expected);
    }

    @Test
    void beyond_a_hundred_names_the_last_are_other() {
        var many = new KnownDestinations(
                IntStream.range(0, 200).mapToObj("d%d.test"::formatted).toList());
        assertThat(many.of("a@d99.test")).isEqualTo("d99.test");
        assertThat(many.of("a@d100.test")).isEqualTo("other");
    }
}
