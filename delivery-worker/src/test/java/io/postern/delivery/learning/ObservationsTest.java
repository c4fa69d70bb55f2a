// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {

    /** {@code +300x9}: nine messages were taken after 300 s; {@code -300}: one was refused once more after 300 s. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is known of a site that was not seen             |                        |
            one message that was taken is enough to go by            | +901                   | 901
            of two that were taken the sooner one counts             | +901 +1801             | 901
            a delay of our own does not make the wait longer         | +901x5 +15000x5        | 901
            who was refused then speaks against it                   | +61 -61 +301x5         | 301
            one in ten may be refused then                           | +301x45 -301x5         | 301
            but no more than that                                    | +301x44 -301x6 +901x10 | 901
            who was refused sooner does not                          | +301 -60x40            | 301
            the luckiest of ten is left out                          | +31 +301x9             | 301
            a site that has become stricter is believed              | +301x8 -301x30 +1801x2 | 1801
            and not known before it has taken something              | +301x8 -301x30         |
            a site that only refuses is not known                    | -300x50                |
            less than we dare is not waited                          | +5x3                   | 30
            what took longer than six hours had another reason       | +21601 +90000          |
            six hours are believed                                   | +21600                 | 21600
            what cannot be read is passed over                       | +x +301 ? - +          | 301
            nor can what is out of all bounds                        | +99999999999999999999 +301 -0 +0 | 301
            """)
    void a_site_needs(String what, @Nullable String seen, @Nullable Long seconds) {
        var entries = new ArrayList<String>();
        for (var one : seen == null ? List.<String>of() : List.of(seen.split(" "))) {
            int times = one.indexOf('x') > 1 ? Integer.parseInt(one, one.indexOf('x') + 1, one.length(), 10) : 1;
            var entry = one.indexOf('x') > 1 ? one.substring(0, one.indexOf('x')) : one;
            for (int i = 0; i < times; i++) {
                entries.add(entry + "@" + i);
            }
        }
        assertThat(Observations.of(entries).need()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
