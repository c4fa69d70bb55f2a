// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.key.Zone;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceTest {
    static List<PublishedCases.Case> cases() throws IOException {
        return PublishedCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_published_message_comes_to_what_was_published(PublishedCases.Case published) throws IOException {
        var zone = new Zone();
        for (var name : PublishedCases.texts(published.zone()).entrySet()) {
            zone.with(
                    name.getKey(),
                    name.getValue().stream()
                            .map(strings -> String.join("", strings))
                            .toArray(String[]::new));
        }
        published.judge(zone);
    }

    @Test
    void none_is_left_out() throws IOException {
        assertThat(cases()).hasSize(11);
    }
}
