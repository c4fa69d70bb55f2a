// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Reply;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrongestTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                 | effect, weight and what it is about   | what counts
            a block is stronger than a score       | SCORE:9:a BLOCK:0:a                   | BLOCK:0:a
            of scores what weighs most             | SCORE:2:a SCORE:7:a SCORE:3:a         | SCORE:7:a
            for the good too                       | SCORE:-1:a SCORE:-4:a                 | SCORE:-4:a
            what counts is more than what is seen  | OBSERVE:0:a SCORE:1:a                 | SCORE:1:a
            of equals one                          | SCORE:2:a SCORE:2:a                   | SCORE:2:a
            two names are two                      | SCORE:2:a SCORE:2:b                   | SCORE:2:a SCORE:2:b
            what is about nothing counts itself    | SCORE:2:- SCORE:2:- SCORE:1:a         | SCORE:2:- SCORE:2:- SCORE:1:a
            """)
    void counts(String what, String findings, String expected) {
        var all = Stream.of(findings.split(" ")).map(StrongestTest::finding).toList();
        assertThat(Strongest.of(all).stream()
                        .map(one -> one.effect() + ":" + Math.round(one.weight()) + ":"
                                + (one.about() == null ? "-" : one.about()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    private static Finding finding(String text) {
        var words = text.split(":");
        return new Finding(
                "rule",
                Effect.valueOf(words[0]),
                Double.parseDouble(words[1]),
                new Reply(554, "", "x"),
                words[2].equals("-") ? null : words[2]);
    }
}
