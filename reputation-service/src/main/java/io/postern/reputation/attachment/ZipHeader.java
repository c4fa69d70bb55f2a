// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What stands before an entry, or of it in the directory at the end (APPNOTE.TXT 4.3.7 and 4.3.12).
 *
 * @param method 0 for stored, 8 for deflated
 * @param packed octets; 0 where they are not known yet
 * @param streamed sizes stand behind the content
 */
record ZipHeader(String name, int method, long packed, boolean encrypted, boolean streamed) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    /** Octets behind the signature, before the name. */
    static final int LOCAL = 26;

    static final int DIRECTORY = 42;
    private static final Charset DOS = Charset.forName("IBM437");
    private static final long IN_EXTRA = 0xffff_ffffL;

    static ZipHeader local(byte[] fixed, byte[] name, byte[] extra) {
        var in = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        long packed = in.getInt(14) & IN_EXTRA;
        return of(in.getShort(2), in.getShort(4), packed == IN_EXTRA ? large(extra) : packed, name);
    }

    static ZipHeader directory(byte[] fixed, byte[] name) {
        var in = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        return of(in.getShort(4), in.getShort(6), in.getInt(16) & IN_EXTRA, name);
    }

    static int length(byte[] fixed, int at) {
        return fixed[at] & 0xff | (fixed[at + 1] & 0xff) << 8;
    }

    private static ZipHeader of(int flags, int method, long packed, byte[] name) {
        return new ZipHeader(text(name), method & 0xffff, packed, (flags & 1) != 0, (flags & 8) != 0);
    }

    /** The size in the extra field of ZIP64 (4.5.3): the second of its numbers. */
    private static long large(byte[] extra) {
        var in = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 4) {
            int id = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            if (id == 1 && length >= 16 && in.remaining() >= 16) {
                return Math.max(0, in.getLong(in.position() + 8));
            }
            if (length > in.remaining()) {
                break;
            }
            in.position(in.position() + length);
        }
        return 0;
    }

    private static String text(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(name, DOS);
        }
    }
}
