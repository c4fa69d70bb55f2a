// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ServerTest {
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 53), 0);

    @Test
    void one_silent_name_does_not_make_it_away_as_it_answers_the_probe() {
        assertThat(server.silent(10)).isTrue();
        server.answered(20);
        assertThat(server.probed(true, 15)).isFalse();
        assertThat(server.away()).isFalse();
    }

    @Test
    void silence_and_a_silent_probe_make_it_away() {
        assertThat(server.silent(10)).isTrue();
        assertThat(server.probed(false, 15)).isTrue();
        assertThat(server.away()).isTrue();
    }

    @Test
    void a_lost_probe_means_nothing_when_something_else_was_answered_meanwhile() {
        server.silent(10);
        server.answered(20);
        assertThat(server.probed(false, 15)).isFalse();
        assertThat(server.away()).isFalse();
    }

    @Test
    void a_late_silence_means_nothing_when_something_was_answered_since_it_was_asked() {
        server.answered(20);
        assertThat(server.silent(10)).isFalse();
    }

    @Test
    void only_one_probe_is_under_way() {
        assertThat(server.silent(10)).isTrue();
        assertThat(server.silent(11)).isFalse();
        server.answered(20);
        server.probed(true, 12);
        assertThat(server.silent(30)).isTrue();
    }

    @Test
    void two_refusals_in_a_row_make_it_away_and_any_answer_brings_it_back() {
        server.refused();
        assertThat(server.away()).isFalse();
        server.refused();
        assertThat(server.away()).isTrue();
        assertThat(server.answered(30)).isTrue();
        assertThat(server.away()).isFalse();
    }
}
