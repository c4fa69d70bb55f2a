// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private final Greeting greeting = new Greeting("us.example");

    @Test
    void ehlo_tells_what_the_server_can_do() {
        assertThat(greeting.on(reply(220, "hi"))).isEqualTo(new Step.Say("EHLO us.example\r\n"));
        assertThat(greeting.on(reply(250, "PIPELINING", "size 1000", "8bitmime", "x")))
                .isEqualTo(new Step.Over(Step.Then.GO_ON));
        // The first line is the server's name, whatever it says.
        assertThat(greeting.capabilities()).isEqualTo(new Capabilities(false, true, true, 1000, false, false));
    }

    @Test
    void a_server_that_does_not_know_ehlo_gets_helo() {
        greeting.on(reply(220, "hi"));
        assertThat(greeting.on(reply(502, "what?"))).isEqualTo(new Step.Say("HELO us.example\r\n"));
        greeting.on(reply(250, "hi"));
        assertThat(greeting.capabilities()).isEqualTo(Capabilities.NONE);
    }

    @Test
    void a_server_that_greets_with_a_refusal_is_left() {
        assertThat(greeting.on(reply(554, "no service"))).isEqualTo(new Step.Over(Step.Then.QUIT));
        assertThat(greeting.refusal()).isNotNull();
        assertThat(greeting.capabilities()).isNull();
    }

    @Test
    void a_server_that_puts_ehlo_off_is_left() {
        greeting.on(reply(220, "hi"));
        assertThat(greeting.on(reply(421, "too busy"))).isEqualTo(new Step.Over(Step.Then.QUIT));
    }

    @Test
    void a_server_that_refuses_helo_as_well_is_left() {
        greeting.on(reply(220, "hi"));
        greeting.on(reply(550, "no"));
        assertThat(greeting.on(reply(550, "no"))).isEqualTo(new Step.Over(Step.Then.QUIT));
    }

    @Test
    void a_size_that_is_no_number_is_no_limit() {
        assertThat(Capabilities.of(List.of("x", "SIZE many")).maxSize()).isZero();
        assertThat(Capabilities.of(List.of("x", "SIZE -5")).maxSize()).isZero();
    }

    private static ServerReply reply(int code, String... lines) {
        return new ServerReply(code, List.of(lines));
    }
}
