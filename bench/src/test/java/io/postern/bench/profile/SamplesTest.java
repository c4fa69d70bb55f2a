// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {
    private static final List<String> WRITE = List.of(
            "sun.nio.ch.SocketDispatcher.write0",
            "io.netty.channel.socket.nio.NioSocketChannel.doWrite",
            "io.postern.edge.session.Session.answer",
            "java.lang.Thread.run");

    @Test
    void a_stack_counts_for_what_ran_for_whose_code_it_was_and_for_who_wanted_it() {
        var samples = new Samples();
        samples.add(WRITE);
        samples.add(List.of("java.util.HashMap.get", "java.lang.Thread.run"));
        samples.add(List.of());
        assertThat(samples.total()).isEqualTo(2);
        assertThat(samples.leaves())
                .isEqualTo(Map.of("sun.nio.ch.SocketDispatcher.write0", 1L, "java.util.HashMap.get", 1L));
        assertThat(samples.libraries()).isEqualTo(Map.of("io.netty.channel", 1L, "(platform)", 1L));
        assertThat(samples.callers())
                .isEqualTo(Map.of("io.postern.edge.session.Session.answer", 1L, "(none of ours)", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "io.postern.edge.session.Session.answer,io.postern.edge.session",
        "io.postern.bench.Bench.main,io.postern.bench",
        "org.apache.kafka.clients.NetworkClient.poll,org.apache.kafka",
        "scala.Option.get,scala",
        "Main.main,''"
    })
    void code_belongs_to_its_package(String frame, String library) {
        assertThat(Samples.library(List.of(frame))).isEqualTo(library);
    }

    @ParameterizedTest
    @CsvSource({
        "17 (vert.x-eventloo) R 1,vert.x-eventloo",
        "17 (GC Thread#1) S 1,GC Thread",
        "17 (data-plane-kafka-1) S 1,data-plane-kafka",
        "17 (a) b) S 1,a) b",
        "17 (42) S 1,42"
    })
    void threads_that_differ_in_a_number_are_one_group(String stat, String group) {
        assertThat(ThreadTimes.group(stat)).isEqualTo(group);
    }

    @Test
    void only_what_was_spent_meanwhile_counts() {
        var spent = new ThreadTimes(Map.of("a", 30.0, "b", 10.0, "c", 5.0))
                .since(new ThreadTimes(Map.of("a", 10.0, "b", 10.0)));
        assertThat(spent.millis()).isEqualTo(Map.of("a", 20.0, "c", 5.0));
        assertThat(spent.all()).isEqualTo(25);
    }
}
