// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Demands;
import io.postern.contracts.event.Recipient;
import java.util.List;
import java.util.Map;

/**
 * What a transaction is about.
 *
 * @param size octets of fields and message together, without dot-stuffing (RFC 1870 5)
 * @param eightBit the message was declared as {@code BODY=8BITMIME}
 * @param demands what else was asked for in MAIL FROM
 * @param wishes NOTIFY and ORCPT, by recipient
 */
record Envelope(
        String reversePath,
        List<String> recipients,
        long size,
        boolean eightBit,
        Demands demands,
        Map<String, Recipient> wishes) {
    /** What stands behind the reverse-path. */
    String mailParameters(Capabilities server) {
        var line = new StringBuilder();
        if (server.size()) {
            line.append(" SIZE=").append(size);
        }
        if (server.eightBitMime() && eightBit) {
            line.append(" BODY=8BITMIME");
        }
        if (server.smtpUtf8() && demands.utf8()) {
            line.append(" SMTPUTF8");
        }
        if (server.dsn() && demands.ret() != null) {
            line.append(" RET=").append(demands.ret());
        }
        if (server.dsn() && demands.envelopeId() != null) {
            line.append(" ENVID=").append(demands.envelopeId());
        }
        return line.toString();
    }

    /** What stands behind a forward-path. */
    String recipientParameters(Capabilities server, String recipient) {
        var wish = server.dsn() ? wishes.get(recipient) : null;
        if (wish == null) {
            return "";
        }
        return (wish.reportOn() == null ? "" : " NOTIFY=" + wish.reportOn())
                + (wish.original() == null ? "" : " ORCPT=" + wish.original());
    }
}
