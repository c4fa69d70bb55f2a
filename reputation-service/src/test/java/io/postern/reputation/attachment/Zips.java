// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip archives, well made and not. */
public final class Zips {
    private static final int FLAGS = 6;

    private Zips() {}

    public record Entry(String name, byte[] content) {}

    public static Entry entry(String name, byte[] content) {
        return new Entry(name, content);
    }

    /** Packed, with sizes behind the content. */
    public static byte[] zip(Entry... entries) {
        return write(ZipEntry.DEFLATED, entries);
    }

    /** As they are, with sizes in front. */
    public static byte[] stored(Entry... entries) {
        return write(ZipEntry.STORED, entries);
    }

    /** Says that the first entry is encrypted, as any program would see it. */
    static void encrypt(byte[] archive) {
        archive[FLAGS] |= 1;
    }

    /** Another name of the same length in front of an entry; the directory keeps the old one. */
    static byte[] rename(byte[] archive, String from, String to) {
        var text = new String(archive, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        return (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] write(int method, Entry... entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries) {
                var header = new ZipEntry(entry.name());
                header.setMethod(method);
                if (method == ZipEntry.STORED) {
                    var sum = new CRC32();
                    sum.update(entry.content());
                    header.setSize(entry.content().length);
                    header.setCrc(sum.getValue());
                }
                zip.putNextEntry(header);
                zip.write(entry.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
