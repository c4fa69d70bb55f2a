// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Inquiry;
import io.postern.reputation.connection.ConnectionCheck;
import org.jspecify.annotations.Nullable;

/**
 * Whom an inquiry is about.
 *
 * @param address null where it is not known
 * @param helo what that client calls itself; null likewise
 * @param reversePath empty for the null one
 * @param ours mail of our own: the DNS is not asked about it, so that a machine without DNS can still send itself a first
 *     message
 */
record Party(@Nullable String address, @Nullable String helo, String reversePath, boolean ours) {

    /** Asked at RCPT. An upstream speaks for others, so neither its address nor its name says anything about the sender. */
    static Party of(Inquiry.Envelope inquiry) {
        return inquiry.client().upstream()
                ? new Party(null, null, inquiry.reversePath(), ours(inquiry.client()))
                : new Party(inquiry.client().address(), inquiry.helo(), inquiry.reversePath(), ours(inquiry.client()));
    }

    /** Asked at the end of DATA: whoever handed it to an upstream is known by now, though not what he called himself. */
    static Party of(Inquiry.Message inquiry) {
        var client = inquiry.client();
        if (!client.upstream()) {
            return new Party(client.address(), inquiry.helo(), inquiry.reversePath(), ours(client));
        }
        var hop = inquiry.hop();
        return hop == null
                ? new Party(null, null, inquiry.reversePath(), ours(client))
                : new Party(
                        hop.address(),
                        null,
                        inquiry.reversePath(),
                        ours(client) || ConnectionCheck.loopback(hop.address()));
    }

    private static boolean ours(Client client) {
        return client.trusted() || ConnectionCheck.loopback(client.address());
    }

    /** The domain of the reverse-path; null where there is none. */
    @Nullable
    String domain() {
        int at = reversePath.lastIndexOf('@');
        return at < 0 || at == reversePath.length() - 1 ? null : reversePath.substring(at + 1);
    }
}
