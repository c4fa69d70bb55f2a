// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Reply;
import io.postern.policy.checks.Effect;
import io.postern.policy.checks.Finding;
import io.postern.policy.scoring.ScoringSettings.Threshold;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
    private static final ScoringSettings SETTINGS = new ScoringSettings(
            new Threshold(5, LevelAction.HEADER),
            new Threshold(12, LevelAction.TAG),
            new Threshold(20, LevelAction.QUARANTINE),
            "[junk]");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what                                | weights      | fields
            nothing counts                        |              |
            a little does                         | a=1          | Score: 1.0~Level: *~Status: No, score=1.0 required=5.0 level=none/tests=a
            a good sender                         | a=1 good=-2  | Score: -1.0~Status: No, score=-1.0 required=5.0 level=none/tests=a,good
            enough for the low level              | a=2 b=3      | Flag: YES~Score: 5.0~Level: *****~Status: Yes, score=5.0 required=5.0 level=low/tests=a,b
            a tenth less                          | a=2 b=2.9    | Score: 4.9~Level: ****~Status: No, score=4.9 required=5.0 level=none/tests=a,b
            tenths add up as on paper             | a=4.7 b=0.1 c=0.2 | Flag: YES~Score: 5.0~Level: *****~Status: Yes, score=5.0 required=5.0 level=low/tests=a,b,c
            very much, as an operator may see it  | a=99         | Flag: YES~Score: 99.0~Level: **************************************************~Status: Yes, score=99.0 required=5.0 level=high/tests=a
            a rule that fits twice is named once  | a=1 a=1      | Score: 2.0~Level: **~Status: No, score=2.0 required=5.0 level=none/tests=a
            a scanner was silent and passed over  | scan-unknown | Scan: unknown
            """)
    void x_spam_fields(String what, @Nullable String weights, @Nullable String expected) {
        var findings = new ArrayList<Finding>();
        for (var word : weights == null ? new String[0] : weights.split(" ", -1)) {
            var parts = word.split("=", 2);
            boolean scores = parts.length == 2;
            findings.add(new Finding(
                    parts[0],
                    scores ? Effect.SCORE : Effect.OBSERVE,
                    scores ? Double.parseDouble(parts[1]) : 0,
                    new Reply(554, "", "x")));
        }
        var fields = String.join("", SpamFields.of(Ruling.of(findings, SETTINGS), SETTINGS));
        assertThat(fields.replace("\r\n\t", "/").replace("X-Spam-", "").replace("\r\n", "~"))
                .isEqualTo(expected == null ? "" : expected + "~");
    }
}
