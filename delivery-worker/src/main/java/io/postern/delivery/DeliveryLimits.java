// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.delivery.smtp.Limits;
import io.postern.delivery.smtp.Phase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** The client's limits out of the configuration. */
final class DeliveryLimits {
    private DeliveryLimits() {}

    static Limits of(DeliveryConfig config) {
        var timeouts = config.timeouts();
        return new Limits(
                config.heloName().filter(name -> !name.isBlank()).orElseGet(DeliveryLimits::machineName),
                config.connections(),
                config.messagesPerConnection(),
                config.idle(),
                config.slotWait(),
                Map.of(
                        Phase.CONNECT, timeouts.connect(),
                        Phase.BANNER, timeouts.banner(),
                        Phase.HELO, timeouts.helo(),
                        Phase.MAIL, timeouts.mail(),
                        Phase.RCPT, timeouts.rcpt(),
                        Phase.DATA, timeouts.data(),
                        Phase.BLOCK, timeouts.block(),
                        Phase.END, timeouts.end(),
                        Phase.QUIT, timeouts.quit()));
    }

    /** An address literal where the machine has no name (RFC 5321 4.1.1.1). */
    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "[127.0.0.1]";
        }
    }
}
