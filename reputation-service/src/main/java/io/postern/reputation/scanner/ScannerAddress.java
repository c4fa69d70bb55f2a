// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a scanner listens. */
public sealed interface ScannerAddress {
    Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]:/\\s]+):([0-9]{1,5})");

    /** Not connected yet. */
    SocketChannel open() throws IOException;

    /** For one connection; the name of a host is looked up each time. */
    SocketAddress resolve() throws UnknownHostException;

    /** @param port 1 to 65535 */
    record Host(String host, int port) implements ScannerAddress {
        @Override
        public SocketChannel open() throws IOException {
            // Steps and answers are small, and none is to wait for another.
            return SocketChannel.open().setOption(StandardSocketOptions.TCP_NODELAY, true);
        }

        @Override
        public SocketAddress resolve() throws UnknownHostException {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        }
    }

    record Socket(Path path) implements ScannerAddress {
        @Override
        public SocketChannel open() throws IOException {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }

        @Override
        public SocketAddress resolve() {
            return UnixDomainSocketAddress.of(path);
        }
    }

    /** @throws Wrong if it is neither {@code host:port} nor {@code unix:/path} */
    static ScannerAddress parse(String text) {
        if (text.startsWith("unix:/")) {
            return new Socket(Path.of(text.substring("unix:".length())));
        }
        var parts = HOST_AND_PORT.matcher(text.strip());
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > 65535) {
            throw new Wrong("is \"" + text + "\"; write it like 127.0.0.1:3310 or unix:/run/clamav/clamd.ctl");
        }
        return new Host(parts.group(1), port);
    }

    /** The text is no address; the message goes on behind the name of the key. */
    final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }
}
