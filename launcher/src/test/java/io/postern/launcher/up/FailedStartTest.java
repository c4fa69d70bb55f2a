// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailedStartTest {
    @Test
    void what_a_service_says_itself_stands_alone() {
        assertThat(FailedStart.reason("""
                2026-11-26T12:00:00.001Z ERROR [i.p.e.s.EdgeService] postern.edge.listeners.mx.hide-clients is for people's mail
                2026-11-26T12:00:00.002Z INFO  [i.quarkus] smtp-edge on JVM (powered by Quarkus) started in 1.1s.
                2026-11-26T12:00:00.003Z WARN  [i.n.c.AbstractChannel] Force-closing a channel: java.util.concurrent.Rejected
                \tat io.netty.util.concurrent.SingleThreadEventExecutor.reject(SingleThreadEventExecutor.java:934)
                """)).isEqualTo("postern.edge.listeners.mx.hide-clients is for people's mail");
    }

    @Test
    void where_it_said_nothing_its_last_lines_do() {
        assertThat(FailedStart.reason("a\nb\n\nc\nd\ne\nf\n")).isEqualTo("b\nc\nd\ne\nf");
        assertThat(FailedStart.reason("")).isEmpty();
    }
}
