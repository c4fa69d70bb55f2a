// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import java.time.Duration;
import java.util.Map;

/**
 * What the client allows itself and its peers.
 *
 * @param ourName what EHLO says
 * @param connections at once to one destination
 * @param messagesPerConnection then it is closed
 * @param idle an unused connection is closed after this
 * @param slotWait how long a message may wait for a connection before it is handed back
 * @param timeouts one for each phase (RFC 5321 4.5.3.2)
 */
public record Limits(
        String ourName,
        int connections,
        int messagesPerConnection,
        Duration idle,
        Duration slotWait,
        Map<Phase, Duration> timeouts) {

    long timeoutMillis(Phase phase) {
        var timeout = timeouts.get(phase);
        return timeout == null ? Duration.ofMinutes(5).toMillis() : timeout.toMillis();
    }
}
