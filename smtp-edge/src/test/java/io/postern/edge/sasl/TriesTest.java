// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriesTest {
    /** Each is offered in vain: account, mechanism, password; SCRAM shows none. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                           | offered in one session                      | is it what was wrong before?
            the first is new                                 | anna:PLAIN:x                                | new
            one password by two mechanisms                   | anna:PLAIN:x anna:LOGIN:x                   | new same
            another password by another mechanism            | anna:PLAIN:x anna:LOGIN:y                   | new new
            one password twice by one mechanism              | anna:PLAIN:x anna:PLAIN:x                   | new same
            another password by the same mechanism           | anna:PLAIN:x anna:PLAIN:y                   | new new
            all mechanisms from the best on                  | anna:SCRAM: anna:PLAIN:x anna:LOGIN:x       | new same same
            all mechanisms from the worst on                 | anna:LOGIN:x anna:PLAIN:x anna:SCRAM:       | new same same
            both kinds of SCRAM                              | anna:PLUS: anna:SCRAM: anna:PLAIN:x         | new same same
            SCRAM twice could be another password            | anna:SCRAM: anna:SCRAM:                     | new new
            all mechanisms, and then all once more           | anna:SCRAM: anna:PLAIN:x anna:SCRAM: anna:PLAIN:y | new same new same
            all mechanisms, and then the second once more    | anna:SCRAM: anna:PLAIN:x anna:PLAIN:y anna:LOGIN:y | new same new same
            what was before another password is forgotten    | anna:PLAIN:x anna:PLAIN:y anna:LOGIN:x      | new new new
            another account                                  | anna:PLAIN:x bert:LOGIN:x                   | new new
            and back again                                   | anna:PLAIN:x bert:PLAIN:x anna:LOGIN:x      | new new new
            """)
    void is_recognised(String what, String offered, String answers) {
        var tries = new Tries("the secret of this process".getBytes(UTF_8));
        var said = new ArrayList<String>();
        for (var one : offered.split(" ")) {
            var parts = one.split(":", -1);
            var offer = tries.offer(parts[0], parts[1], parts[2].isEmpty() ? null : parts[2]);
            assertThat(offer.toString()).as("no password is kept").doesNotContain("mark=" + parts[2] + "]");
            said.add(tries.repeats(offer) ? "same" : "new");
            tries.wrong(offer);
        }
        assertThat(said).containsExactly(answers.split(" "));
    }
}
