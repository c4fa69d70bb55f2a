// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.delivery.smtp.Limits;
import io.postern.delivery.smtp.Phase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/** The client's limits out of the configuration. */
final class DeliveryLimits {
    private DeliveryLimits() {}

    /** @throws IllegalArgumentException with a sentence, for figures with which nothing would ever be delivered */
    static Limits of(DeliveryConfig config) {
        atLeastOne("connections", config.connections());
        atLeastOne("messages-per-connection", config.messagesPerConnection());
        atLeastOne("recipients-per-transaction", config.recipientsPerTransaction());
        atLeastOne("window", config.window());
        atLeastOne("window-octets", config.windowOctets());
        positive("retry-wait", config.retryWait());
        positive("attempt-limit", config.attemptLimit());
        positive("removal", config.removal());
        positive("claim", config.claim());
        DeliverySchedules.of(config);
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

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("postern.delivery." + key + " must be at least 1; it is " + value);
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("postern.delivery." + key + " must be longer than nothing, such as 1m");
        }
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
