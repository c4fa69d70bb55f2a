// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.edge.address.DomainName;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What we are called when nobody has said so. */
final class SmtpHost {
    private SmtpHost() {}

    /** May ask the system's resolver. */
    static String name() {
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return DomainName.valid(name) ? name : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
