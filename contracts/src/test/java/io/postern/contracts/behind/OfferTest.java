// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.behind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what is offered         | limit    | 8 bits | beyond ASCII | as Redis has it
            nothing                   | 0        | false  | false        | SIZE=0
            a limit                   | 10000    | false  | false        | SIZE=10000
            all of it                 | 52428800 | true   | true         | SIZE=52428800 8BITMIME SMTPUTF8
            eight bits without a limit| 0        | true   | false        | SIZE=0 8BITMIME
            """)
    void is_read_as_it_was_written(String what, long maxSize, boolean eightBit, boolean utf8, String text) {
        var offer = new Offer(maxSize, eightBit, utf8);
        assertThat(offer.text()).isEqualTo(text);
        assertThat(Offer.of(text)).isEqualTo(offer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing             | ''
            no limit is given   | 8BITMIME
            the limit is no number | SIZE=many
            a negative limit    | SIZE=-5
            beyond a long       | SIZE=99999999999999999999
            something else      | hello
            """)
    void what_makes_no_sense_is_as_good_as_unknown(String what, String text) {
        assertThat(Offer.of(text)).isNull();
    }

    @Test
    void words_of_a_later_release_are_passed_over() {
        assertThat(Offer.of("SIZE=7 BINARYMIME SMTPUTF8")).isEqualTo(new Offer(7, false, true));
    }

    @Test
    void a_domain_has_one_key_in_whatever_case() {
        assertThat(Offer.key("Local.TEST")).isEqualTo("postern:behind:{local.test}");
    }
}
