// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A message as received, to be read as often as wished. Safe for use by many threads; the streams are not. */
public interface MessageSource {
    /** From the first octet of the header. Whoever opens it closes it. */
    InputStream open() throws IOException;

    /** Octets. */
    long size();

    /** @param message is not copied */
    static MessageSource of(byte[] message) {
        return new MessageSource() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(message);
            }

            @Override
            public long size() {
                return message.length;
            }
        };
    }
}
