// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.edge.address.DomainName;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What we are called when nobody has said so. */
final class SmtpHost {
    private SmtpHost() {}

    /** @throws IllegalArgumentException with a sentence, if it could not stand in EHLO (RFC 5321 4.1.1.1) */
    static String checked(String name) {
        if (!DomainName.valid(name) || name.chars().anyMatch(c -> c > '~')) {
            throw new IllegalArgumentException(
                    "postern.edge.hostname: \"" + name + "\" is not a host name; write one such as mx1.example.org");
        }
        return name;
    }

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
