// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DnsAnswer;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedLookupTest {
    private static final DnsQuestion QUESTION = new DnsQuestion("x.test", RecordType.TXT);

    static Stream<DnsResult> results() {
        return Stream.concat(
                Stream.of(
                        new Found(List.of("v=spf1 -all", "two"), 60),
                        new Found(Collections.nCopies(DnsResult.MAX_VALUES, "short"), 1),
                        new NoData(30),
                        new NoSuchName(0)),
                Stream.of(Failure.values()).map(Failed::new));
    }

    @ParameterizedTest
    @MethodSource("results")
    void a_result_comes_back_as_it_was(DnsResult result) {
        var recorded = recorded(new DnsReply(QUESTION, result, false, 77, true).answer());
        assertThat(recorded.lookup("X.test.", RecordType.TXT).join())
                .isEqualTo(new DnsReply(QUESTION, result, true, 0, true));
        assertThat(recorded.beyond()).isEmpty();
    }

    @Test
    void the_key_of_an_rsa_signature_of_4096_bits_is_written_down_whole() {
        var key = "v=DKIM1; k=rsa; p=" + "A".repeat(736);
        assertThat(new DnsReply(QUESTION, new Found(List.of(key), 60), false, 1).answer())
                .satisfies(answer -> assertThat(answer.values()).containsExactly(key))
                .satisfies(answer -> assertThat(answer.cut()).isFalse());
    }

    @Test
    void what_is_long_is_cut_and_says_so() {
        var values = List.of("a".repeat(5000), "b".repeat(5000), "c");
        var answer = new DnsReply(QUESTION, new Found(values, 60), false, 1).answer();
        assertThat(answer.values()).containsExactly("a".repeat(5000), "b".repeat(3000));
        assertThat(answer.cut()).isTrue();
        assertThat(recorded(answer).beyond()).containsExactly("TXT x.test");
    }

    @Test
    void what_is_not_in_the_record_was_not_answered_and_is_named() {
        var recorded = recorded();
        assertThat(recorded.lookup("y.test", RecordType.A).join().result()).isEqualTo(new Failed(Failure.TIMEOUT));
        assertThat(recorded.lookup("no..name", RecordType.A).join().result()).isEqualTo(new Failed(Failure.BAD_NAME));
        assertThat(recorded.beyond()).containsExactly("A y.test");
    }

    @Test
    void what_was_answered_twice_is_answered_so_again() {
        var late = new DnsReply(QUESTION, new Failed(Failure.TIMEOUT), false, 1).answer();
        var then = new DnsReply(QUESTION, new NoData(30), false, 1).answer();
        var recorded = recorded(late, then);
        assertThat(Stream.generate(() ->
                                recorded.lookup("x.test", RecordType.TXT).join().result())
                        .limit(3))
                .containsExactly(new Failed(Failure.TIMEOUT), new NoData(30), new NoData(30));
    }

    @Test
    void a_name_that_no_host_has_is_found_as_it_was_asked_for() {
        var question = new DnsQuestion(Objects.requireNonNull(DomainNames.asked("a b.x.test")), RecordType.A);
        var recorded = recorded(new DnsReply(question, new NoData(30), false, 1).answer());
        assertThat(recorded.lookup("A b.x.test", RecordType.A).join().result()).isEqualTo(new NoData(30));
    }

    @Test
    void words_of_a_later_release_are_passed_over() {
        var recorded = recorded(
                new DnsAnswer("x.test", "TLSA", "NOERROR", List.of("3 1 1 ab"), 60, false, 1),
                new DnsAnswer("x.test", "TXT", "STOLEN", List.of(), 0, false, 1));
        assertThat(recorded.lookup("x.test", RecordType.TXT).join().result()).isEqualTo(new Failed(Failure.SERVFAIL));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void a_failure_was_heard_of_a_server_or_nothing_was(Failure failure) {
        assertThat(failure.heard() && failure.silence()).isFalse();
    }

    private static RecordedLookup recorded(DnsAnswer... answers) {
        return new RecordedLookup(List.of(answers), false);
    }
}
