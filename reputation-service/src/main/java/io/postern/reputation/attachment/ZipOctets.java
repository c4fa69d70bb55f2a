// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import io.postern.reputation.attachment.ZipStream.ZipBomb;
import io.postern.reputation.attachment.ZipStream.ZipDamage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The octets of an archive, with the content of entries taken out of them. */
final class ZipOctets {
    private final InputStream in;
    private final byte[] buffer = new byte[8 << 10];
    private int position;
    private int limit;

    ZipOctets(InputStream in) {
        this.in = in;
    }

    int octet() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    int signature() throws IOException {
        return octet() | octet() << 8 | octet() << 16 | octet() << 24;
    }

    byte[] exactly(int length) throws IOException {
        var octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) octet();
        }
        return octets;
    }

    void skip(long length) throws IOException {
        for (long left = length; left > 0; ) {
            if (position == limit) {
                fill();
            }
            int octets = (int) Math.min(left, limit - position);
            position += octets;
            left -= octets;
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer);
        if (read <= 0) {
            throw new EOFException();
        }
        position = 0;
        limit = read;
    }

    Entry entry(ZipHeader header, ZipBudget budget) {
        return new Entry(header, budget);
    }

    /** The content of an entry, unpacked. */
    final class Entry extends InputStream {
        private final Inflater inflater = new Inflater(true);
        private final boolean deflated;
        private final ZipBudget budget;
        private long stored;
        private long packed;
        private long unpacked;

        private Entry(ZipHeader header, ZipBudget budget) {
            this.deflated = header.method() == ZipHeader.DEFLATED;
            this.stored = header.packed();
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            var octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, into.length);
            if (length == 0) {
                return 0;
            }
            int octets = deflated ? inflate(into, from, length) : copy(into, from, length);
            if (octets > 0) {
                unpacked += octets;
                var full = budget.unpacked(octets, packed, unpacked);
                if (full != null) {
                    throw new ZipBomb(full);
                }
            }
            return octets;
        }

        private int copy(byte[] into, int from, int length) throws IOException {
            if (stored == 0) {
                return -1;
            }
            if (position == limit) {
                fill();
            }
            int octets = (int) Math.min(Math.min(length, stored), limit - position);
            System.arraycopy(buffer, position, into, from, octets);
            position += octets;
            stored -= octets;
            packed += octets;
            return octets;
        }

        private int inflate(byte[] into, int from, int length) throws IOException {
            try {
                while (!inflater.finished()) {
                    if (inflater.needsDictionary()) {
                        throw new ZipDamage(new DataFormatException("a dictionary is asked for"));
                    }
                    if (position == limit) {
                        fill();
                    }
                    inflater.setInput(buffer, position, limit - position);
                    int octets = inflater.inflate(into, from, length);
                    packed += limit - inflater.getRemaining() - position;
                    position = limit - inflater.getRemaining();
                    if (octets > 0) {
                        return octets;
                    }
                }
                return -1;
            } catch (DataFormatException e) {
                throw new ZipDamage(e);
            }
        }

        /** Reads it to its end. */
        void drain() throws IOException {
            var rest = new byte[8 << 10];
            while (read(rest, 0, rest.length) >= 0) {
                continue;
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
