// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.route;

/**
 * A server to connect to.
 *
 * @param name as in the route or the MX record
 * @param address what to connect to: an IP address, or a name for the system's resolver
 */
public record Host(String name, String address, int port) {
    /**
     * The target of a configured route.
     *
     * @throws IllegalArgumentException with a sentence, if it cannot be read
     */
    public static Host of(String domain, String target) {
        int colon = target.lastIndexOf(':');
        try {
            var name = colon < 1 ? "" : target.substring(0, colon);
            int port = Integer.parseInt(target.substring(colon + 1));
            boolean bracketed = name.startsWith("[") && name.endsWith("]");
            var address = bracketed ? name.substring(1, name.length() - 1) : name;
            boolean ambiguous = !bracketed && name.indexOf(':') >= 0;
            if (!address.isBlank() && !ambiguous && port > 0 && port < 65536) {
                return new Host(address, address, port);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("postern.delivery.routes.\"" + domain + "\" is \"" + target
                + "\"; write it as host:port, such as \"mail.example.org:25\" or \"[2001:db8::25]:25\"");
    }

    /** For people: {@code mx.example.org[192.0.2.1]:25}. */
    public String shown() {
        return name.equals(address) ? address + ":" + port : name + "[" + address + "]:" + port;
    }
}
