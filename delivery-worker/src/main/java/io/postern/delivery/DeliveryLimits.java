// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.settings.Mistakes;
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
        check(config);
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

    /** @throws IllegalArgumentException likewise, with a sentence for each */
    static void check(DeliveryConfig config) {
        var wrong = new Mistakes();
        atLeastOne("connections", config.connections(), wrong);
        atLeastOne("messages-per-connection", config.messagesPerConnection(), wrong);
        atLeastOne("recipients-per-transaction", config.recipientsPerTransaction(), wrong);
        atLeastOne("window", config.window(), wrong);
        atLeastOne("window-octets", config.windowOctets(), wrong);
        positive("retry-wait", config.retryWait(), wrong);
        positive("attempt-limit", config.attemptLimit(), wrong);
        positive("removal", config.removal(), wrong);
        positive("claim", config.claim(), wrong);
        wrong.check(() -> DeliverySchedules.of(config));
        wrong.tell();
    }

    private static void atLeastOne(String key, long value, Mistakes wrong) {
        wrong.unless(value >= 1, "postern.delivery." + key + " must be at least 1; it is " + value);
    }

    private static void positive(String key, Duration value, Mistakes wrong) {
        wrong.unless(value.isPositive(), "postern.delivery." + key + " must be longer than nothing, such as 1m");
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
