// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import io.postern.refusal.advice.Step;
import io.postern.refusal.cause.Asked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QutePageTest {
    private static final String EVIL = "<script>alert('x')</script>\"&{1+1}{code}";
    private final QutePage page = new QutePage();

    @Test
    void whatever_strangers_wrote_is_escaped() {
        var html = page.found("CODE", List.of(told(EVIL)));
        assertThat(html)
                .doesNotContain("<script", "alert('x')")
                .contains("&lt;script&gt;")
                .contains("{1+1}{code}")
                .doesNotContain("NOT_FOUND");
        assertThat(page.notice(EVIL, List.of(EVIL))).doesNotContain("<script");
        assertThat(JsonPage.of("CODE", List.of(told(EVIL)))).contains("<script>alert('x')</script>\\\"&{1+1}");
    }

    @Test
    void what_is_not_known_is_left_out() {
        var html = page.found("CODE", List.of(told("")));
        assertThat(html).doesNotContain("calls itself", "Sender's domain", "href");
        assertThat(JsonPage.of("CODE", List.of(told("")))).doesNotContain("helo", "senderDomain", "link");
    }

    @Test
    void the_policy_allows_the_style_of_the_page_and_nothing_else() {
        assertThat(page.policy())
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; .*")
                .doesNotContain("unsafe");
        assertThat(page.found("CODE", List.of())).containsOnlyOnce("<style>");
    }

    @Test
    void the_page_says_how_long_codes_live() {
        var kept = Topics.all(List.of(Duration.ofMinutes(15))).stream()
                .filter(topic ->
                        topic.name().equals(Topics.HISTORY) || topic.name().equals(Topics.TRANSCRIPTS))
                .map(Topic::retention);
        assertThat(kept).hasSize(2).containsOnly(Duration.ofDays(14));
        assertThat(page.found("CODE", List.of())).contains("Codes live for two weeks");
    }

    private static Told told(String word) {
        return new Told(
                "2026-01-01T12:00:00Z",
                "192.0.2.7",
                word,
                word,
                word,
                false,
                List.of(new Told.Reason(
                        word, List.of(new Asked(word, "TXT", word)), List.of(new Step(word, word, word)))));
    }
}
