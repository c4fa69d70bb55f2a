// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.postern.contracts.access.RedisAccess;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class RedisLinkTest {
    static {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }

    @Test
    void a_server_that_is_gone_without_a_word_is_noticed() {
        var socket = RedisLink.options(RedisAccess.plain("redis://127.0.0.1"), Duration.ofMillis(700))
                .getSocketOptions();
        assertThat(socket.isKeepAlive()).isTrue();
        assertThat(socket.getConnectTimeout()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void one_that_is_closed_while_it_connects_goes_in_silence() {
        var said = new ConcurrentLinkedQueue<String>();
        var netty = Logger.getLogger("io.netty");
        var listener = listener(said);
        netty.addHandler(listener);
        try {
            for (int i = 0; i < 60; i++) {
                var link = new RedisLink(RedisAccess.plain("redis://127.0.0.1:1"), Duration.ofMillis(500));
                LockSupport.parkNanos(i * 100_000L);
                link.close();
            }
        } finally {
            netty.removeHandler(listener);
        }
        assertThat(said).isEmpty();
    }

    private static Handler listener(Queue<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    said.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
