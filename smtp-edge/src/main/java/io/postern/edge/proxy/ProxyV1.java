// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.proxy;

import io.postern.contracts.network.IpAddress;
import java.nio.charset.StandardCharsets;

/** {@code PROXY TCP4 192.0.2.1 192.0.2.2 1234 25}, at most 107 octets with its CRLF. */
final class ProxyV1 {
    private static final String NAME = "PROXY ";
    private static final int MAX = 107;

    private ProxyV1() {}

    static ProxyHeader read(byte[] start) {
        var text = new String(start, 0, Math.min(start.length, MAX), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n");
        if (end < 0) {
            boolean possible = start.length < MAX && text.startsWith(NAME.substring(0, Math.min(6, text.length())));
            return possible ? new ProxyHeader.Incomplete() : new ProxyHeader.Broken();
        }
        return line(text.substring(0, end), end + 2);
    }

    private static ProxyHeader line(String line, int length) {
        if (line.equals("PROXY UNKNOWN") || line.startsWith("PROXY UNKNOWN ")) {
            return new ProxyHeader.Unknown(length);
        }
        var words = line.split(" ", -1);
        if (words.length != 6 || !words[0].equals("PROXY")) {
            return new ProxyHeader.Broken();
        }
        boolean v6 = words[1].equals("TCP6");
        var address = v6 || words[1].equals("TCP4") ? IpAddress.parse(words[2]) : null;
        int port = port(words[4]);
        boolean fits = address != null && v6 == words[2].contains(":") && port >= 0;
        return address != null && fits ? new ProxyHeader.Client(address, port, length) : new ProxyHeader.Broken();
    }

    private static int port(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = digits ? Integer.parseInt(text) : -1;
        return port > 65_535 ? -1 : port;
    }
}
