// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisLinkTest {
    @Test
    void a_server_that_is_gone_without_a_word_is_noticed() {
        var socket = RedisLink.options(Duration.ofMillis(700)).getSocketOptions();
        assertThat(socket.isKeepAlive()).isTrue();
        assertThat(socket.getConnectTimeout()).isEqualTo(Duration.ofMillis(700));
    }
}
