// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.upstream;

import io.postern.contracts.event.Hop;
import io.postern.contracts.network.IpAddress;
import io.postern.contracts.network.Networks;
import io.postern.edge.wire.ContentReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows the Received fields of a message as it passes, and keeps no more than one field of it. A loopback address is the
 * machine that wrote the field, as content filters hand mail back to their own server.
 */
public final class Trail implements ContentReader.Sink {
    /** Characters of a field that are looked at: the from clause stands first. */
    static final int LONGEST = 4096;

    private static final String NAME = "received:";

    private final Networks upstreams;
    private final Networks trusted;
    private final StringBuilder field = new StringBuilder();
    private boolean lineStart = true;
    private boolean over;
    private int count;
    private @Nullable Hop hop;

    /**
     * @param upstreams the machines that hand mail on to us
     * @param trusted our own
     */
    public Trail(Networks upstreams, Networks trusted) {
        this.upstreams = upstreams;
        this.trusted = trusted;
    }

    @Override
    public void content(byte[] bytes, int from, int to) {
        for (int i = from; i < to && !over; i++) {
            octet((char) (bytes[i] & 0xff));
        }
    }

    /** Takes the content first, and hands it on. */
    public ContentReader.Sink before(ContentReader.Sink next) {
        return (bytes, from, to) -> {
            content(bytes, from, to);
            next.content(bytes, from, to);
        };
    }

    private void octet(char c) {
        if (c == '\n') {
            lineStart = true;
        } else if (lineStart) {
            if (c != ' ' && c != '\t') {
                fieldEnd();
            }
            lineStart = false;
            over |= c == '\r';
        }
        if (!over && c != '\r' && c != '\n' && field.length() < LONGEST) {
            field.append(c);
        }
    }

    private void fieldEnd() {
        int colon = field.indexOf(":");
        if (!field.isEmpty() && (colon < 1 || blankBefore(colon))) {
            over = true;
        } else if (colon == NAME.length() - 1
                && field.substring(0, NAME.length()).toLowerCase(Locale.ROOT).equals(NAME)) {
            count++;
            follow(FromClause.read(field.substring(NAME.length())));
        }
        field.setLength(0);
    }

    private boolean blankBefore(int colon) {
        for (int i = 0; i < colon; i++) {
            if (field.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private void follow(Giver giver) {
        switch (giver) {
            case Giver.Itself _ -> {}
            case Giver.Unclear _ -> over = true;
            case Giver.Host(var address) -> {
                if (!upstreams.contains(address) && !trusted.contains(address) && !loopback(address)) {
                    hop = new Hop(IpAddress.text(address), count);
                    over = true;
                }
            }
        }
    }

    private static boolean loopback(byte[] address) {
        return address.length == 4 ? address[0] == 127 : IpAddress.text(address).equals("::1");
    }

    /** After the last octet: the client of the machines that we know; null if no field names it. */
    public @Nullable Hop hop() {
        if (!over) {
            fieldEnd();
            over = true;
        }
        return hop;
    }
}
