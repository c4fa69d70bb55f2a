// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.ListenerKind;
import io.postern.embedded.FreePorts;
import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Listener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void free_ports_are_fine() {
        var mx = new Listener("mx", ListenerKind.MX, "127.0.0.1", FreePorts.take());

        assertThatCode(() -> Ports.check(List.of(mx), 0, FreePorts.take())).doesNotThrowAnyException();
    }

    @Test
    void a_busy_port_is_told_with_its_setting() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = busy.getLocalPort();
            var mx = new Listener("mx", ListenerKind.MX, "127.0.0.1", port);

            assertThatThrownBy(() -> Ports.check(List.of(mx), 0, 0))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("Port " + port + " (postern.edge.listeners.mx.port) is in use");
            assertThatThrownBy(() -> Ports.check(List.of(), 0, port))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("postern.redis.port");
        }
    }

    @Test
    void two_listeners_on_one_port_are_told() {
        int port = FreePorts.take();
        var doors = List.of(
                new Listener("mx", ListenerKind.MX, "127.0.0.1", port),
                new Listener("relay", ListenerKind.RELAY, "127.0.0.1", port));

        assertThatThrownBy(() -> Ports.check(doors, 0, 0))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("named twice");
    }

    @Test
    void an_address_of_another_machine_is_told() {
        var mx = new Listener("mx", ListenerKind.MX, "192.0.2.1", FreePorts.take());

        assertThatThrownBy(() -> Ports.check(List.of(mx), 0, 0))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("no address 192.0.2.1");
    }
}
