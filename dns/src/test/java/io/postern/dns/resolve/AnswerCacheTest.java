// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerCacheTest {
    private static final long START = Long.MAX_VALUE - 1000; // nanoTime may overflow
    private static final DnsQuestion QUESTION = new DnsQuestion("x.test", RecordType.A);

    static Stream<Arguments> lifetimes() {
        return Stream.of(
                Arguments.of("for its TTL", new Found(List.of("192.0.2.1"), 60), 60_000),
                Arguments.of("at least for the floor", new Found(List.of("192.0.2.1"), 1), 5_000),
                Arguments.of("with TTL 0 not at all", new Found(List.of("192.0.2.1"), 0), 0),
                Arguments.of("an absence without a time not at all", new NoSuchName(0), 0),
                Arguments.of("at most for the ceiling", new Found(List.of("192.0.2.1"), 99_999_999_999L), 3_600_000),
                Arguments.of("an absence for its TTL", new NoData(30), 30_000),
                Arguments.of("an absence at most for its ceiling", new NoSuchName(3600), 300_000),
                Arguments.of("a server's failure for a second", new Failed(Failure.SERVFAIL), 1_000),
                Arguments.of("silence not at all", new Failed(Failure.TIMEOUT), 0),
                Arguments.of("a huge answer not at all", new Found(List.of("x".repeat(17_000)), 60), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lifetimes")
    void keeps_an_answer(String what, DnsResult result, long millis) {
        var cache = cache(100);
        cache.put(new DnsReply(QUESTION, result, false, 77), START);
        long end = START + Duration.ofMillis(millis).toNanos();
        assertThat(cache.get(QUESTION, end)).isNull();
        if (millis > 0) {
            assertThat(cache.get(QUESTION, end - 1)).isEqualTo(new DnsReply(QUESTION, result, true, 0));
        }
    }

    @Test
    void it_never_grows_beyond_its_limit_and_what_is_in_use_stays() {
        var cache = cache(100);
        cache.put(found("used.test"), START);
        for (int i = 0; i < 10_000; i++) {
            cache.put(found("flood" + i + ".test"), START);
            assertThat(cache.size()).isLessThanOrEqualTo(100);
            assertThat(cache.get(new DnsQuestion("used.test", RecordType.A), START))
                    .isNotNull();
        }
        assertThat(cache.get(new DnsQuestion("flood0.test", RecordType.A), START))
                .isNull();
    }

    @Test
    void it_never_takes_more_octets_than_it_may_and_what_is_in_use_stays() {
        var cache = new AnswerCache(limits(1_000_000, 1 << 20));
        cache.put(found("used.test"), START);
        for (int i = 0; i < 2_000; i++) {
            var question = new DnsQuestion("giant" + i + ".test", RecordType.TXT);
            cache.put(new DnsReply(question, new Found(List.of("x".repeat(16_000)), 60), false, 1), START);
            assertThat(cache.octets()).isLessThanOrEqualTo(1 << 20);
            assertThat(cache.get(new DnsQuestion("used.test", RecordType.A), START))
                    .isNotNull();
        }
        assertThat(cache.size()).isBetween(30, 70);
    }

    @Test
    void an_answer_that_is_replaced_is_counted_once() {
        var cache = cache(100);
        cache.put(found("x.test"), START);
        long once = cache.octets();
        cache.put(found("x.test"), START);
        assertThat(cache.octets()).isEqualTo(once).isPositive();
    }

    @Test
    void that_dnssec_vouched_for_it_is_kept() {
        var cache = cache(100);
        cache.put(new DnsReply(QUESTION, new Found(List.of("192.0.2.1"), 60), false, 1, true), START);
        assertThat(cache.get(QUESTION, START))
                .isEqualTo(new DnsReply(QUESTION, new Found(List.of("192.0.2.1"), 60), true, 0, true));
    }

    private static DnsReply found(String name) {
        return new DnsReply(new DnsQuestion(name, RecordType.A), new Found(List.of("192.0.2.1"), 60), false, 1);
    }

    private static AnswerCache cache(int entries) {
        return new AnswerCache(limits(entries, Long.MAX_VALUE));
    }

    private static AnswerCache.Limits limits(int entries, long octets) {
        return new AnswerCache.Limits(
                entries, octets, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(5));
    }
}
