// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.ListenerKind;
import io.postern.embedded.FreePorts;
import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Listener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void free_ports_are_fine() {
        var mx = new Listener("mx", ListenerKind.MX, "127.0.0.1", FreePorts.take());

        assertThatCode(() -> Ports.check(List.of(mx), 0, FreePorts.take(), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_busy_port_is_told_with_its_setting() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = busy.getLocalPort();
            var mx = new Listener("mx", ListenerKind.MX, "127.0.0.1", port);

            assertThatThrownBy(() -> Ports.check(List.of(mx), 0, 0, Optional.empty()))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("Port " + port + " (postern.edge.listeners.mx.port) is in use");
            assertThatThrownBy(() -> Ports.check(List.of(), 0, port, Optional.empty()))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("postern.redis.port");
        }
    }

    @Test
    void all_that_cannot_be_had_are_told_at_once() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = busy.getLocalPort();
            var mx = new Listener("mx", ListenerKind.MX, "127.0.0.1", port);
            var page = InetSocketAddress.createUnresolved("127.0.0.1", port);

            assertThatThrownBy(() -> Ports.check(List.of(mx), port, 0, Optional.of(page)))
                    .isInstanceOf(Complaint.class)
                    .hasMessageStartingWith("3 ports cannot be had:")
                    .hasMessageContainingAll(
                            "(postern.edge.listeners.mx.port) is in use",
                            "(postern.kafka.port) is in use",
                            "(postern.refusal-page.port) is in use");
        }
    }

    @Test
    void two_listeners_on_one_port_are_told() {
        int port = FreePorts.take();
        var doors = List.of(
                new Listener("mx", ListenerKind.MX, "127.0.0.1", port),
                new Listener("relay", ListenerKind.RELAY, "127.0.0.1", port));

        assertThatThrownBy(() -> Ports.check(doors, 0, 0, Optional.empty()))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("named twice");
    }

    @Test
    void an_address_of_another_machine_is_told() {
        var mx = new Listener("mx", ListenerKind.MX, "192.0.2.1", FreePorts.take());

        assertThatThrownBy(() -> Ports.check(List.of(mx), 0, 0, Optional.empty()))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("no address 192.0.2.1");
    }
}
