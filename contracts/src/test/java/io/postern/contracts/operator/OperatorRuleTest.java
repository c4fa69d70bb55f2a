// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorRuleTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -      | /assess         | true  | -             | 0   | on this machine everybody may ask
            -      | /queue          | false | Bearer secret | 403 | from elsewhere nobody may where there is no token
            secret | /queue          | false | Bearer secret | 0   | who has the token may
            secret | /queue          | false | Bearer secreT | 401 | who has another may not
            secret | /queue          | false | Basic secret  | 401 | nor who says it in another way
            secret | /queue          | false | -             | 401 | nor who says nothing
            secret | /books          | true  | -             | 0   | the token is for others
            -      | /q/health/ready | false | -             | 0   | probes may ask from anywhere
            -      | /q/metrics      | false | -             | 0   | so may Prometheus
            -      | /queue/q/       | false | -             | 403 | what only looks like a probe may not
            -      | /quarantine     | false | -             | 403 | nor what only begins with the same letter
            """)
    void who_may_ask(String token, String path, boolean near, String authorization, int status, String sentence) {
        var rule = new OperatorRule(Optional.ofNullable(token), 10);
        assertThat(rule.who(path, near, false, authorization).status())
                .as(sentence)
                .isEqualTo(status);
    }

    @Test
    void a_web_page_may_not_use_the_machine_that_it_is_read_on() {
        var rule = new OperatorRule(Optional.empty(), 10);
        assertThat(rule.who("/assess", true, true, null).status()).isEqualTo(403);
        assertThat(rule.who("/q/health", true, true, null).status()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                 | 127.0.0.1:8080      | false
            -                 | localhost           | false
            -                 | LOCALHOST:8080      | false
            -                 | [::1]:8080          | false
            -                 | -                   | false
            https://page.test | 127.0.0.1:8080      | true
            -                 | page.test:8080      | true
            -                 | 127.0.0.1.page.test | true
            -                 | localhost.page.test | true
            -                 | ''                  | true
            """)
    void a_web_page_is_known_by_its_origin_or_by_the_name_it_asks(String origin, String host, boolean page) {
        assertThat(OperatorRule.byBrowser(origin, host)).isEqualTo(page);
    }

    @Test
    void so_many_a_second_and_no_more() {
        var rule = new OperatorRule(Optional.of("secret"), 3);
        long now = 50 * SECOND;
        long paid = 0;
        for (int i = 0; i < 3; i++) {
            paid = rule.count(paid, now);
            assertThat(paid).isNotEqualTo(Long.MIN_VALUE);
        }
        assertThat(rule.count(paid, now)).isEqualTo(Long.MIN_VALUE);
        assertThat(rule.count(paid, now + SECOND / 3 + 1)).isNotEqualTo(Long.MIN_VALUE);
    }
}
