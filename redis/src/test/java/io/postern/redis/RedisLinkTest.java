// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.RedisAccess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisLinkTest {
    @Test
    void a_server_that_is_gone_without_a_word_is_noticed() {
        var socket = RedisLink.options(RedisAccess.plain("redis://127.0.0.1"), Duration.ofMillis(700))
                .getSocketOptions();
        assertThat(socket.isKeepAlive()).isTrue();
        assertThat(socket.getConnectTimeout()).isEqualTo(Duration.ofMillis(700));
    }
}
