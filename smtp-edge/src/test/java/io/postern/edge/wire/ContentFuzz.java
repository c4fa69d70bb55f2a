// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import static io.postern.edge.fuzz.Pieces.promise;

import io.postern.edge.fuzz.Pieces;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Content behind DATA and BDAT against the same in few words. The first octet of the input chooses, the second cuts the
 * others into pieces.
 */
public final class ContentFuzz {
    private static final ContentLimits WIDE = new ContentLimits(1 << 24, 1 << 24, 1 << 24, 1 << 24);
    private static final ContentLimits TIGHT = new ContentLimits(60, 20, 40, 1);
    private static final Pattern BARE = Pattern.compile("\r(?!\n)|(?<!\r)\n");

    private final boolean normalize;
    private final boolean tight;
    private final int cut;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Unread unread = new Unread();

    private ContentFuzz(byte[] input) {
        this.normalize = (input[0] & 1) != 0;
        this.tight = (input[0] & 2) != 0;
        this.cut = input[1];
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var octets = Pieces.behind(input, 2);
        new ContentFuzz(input).data(octets);
        new ContentFuzz(input).chunks(octets);
        if ((input[0] & 2) == 0) {
            new ContentFuzz(input).thereAndBack(text(octets));
        }
    }

    private ContentReader reader(boolean dotted) {
        return new ContentReader(tight ? TIGHT : WIDE, dotted, normalize);
    }

    /** Only CRLF.CRLF ends it, wherever the network cuts. */
    private void data(byte[] octets) {
        var reader = reader(true);
        for (var piece : Pieces.of(octets, cut)) {
            unread.add(piece);
            reader.read(unread, this::take);
            promise(reader.ended() || unread.isEmpty(), "all is read up to the end");
        }
        var sent = "\r\n" + text(octets);
        int end = sent.indexOf("\r\n.\r\n");
        promise(reader.ended() == end >= 0, "CRLF.CRLF is the end, and nothing else");
        if (end >= 0) {
            promise(text(unread.peek()).equals(sent.substring(end + 5)), "nothing behind the end is touched");
        }
        var content = end < 0 ? sent : sent.substring(0, end + 2);
        compare(reader, content.replace("\r\n.", "\r\n").substring(2), end >= 0);
    }

    /** Each octet is content, wherever chunks and pieces end. */
    private void chunks(byte[] octets) {
        var reader = reader(false);
        for (var chunk : Pieces.of(octets, cut)) {
            unread.add((text(chunk) + "NOOP\r\n").getBytes(StandardCharsets.ISO_8859_1));
            promise(reader.read(unread, chunk.length, this::take) == chunk.length, "a chunk is read");
            promise(text(unread.peek()).equals("NOOP\r\n"), "and not more than that");
            unread.clear();
        }
        reader.finish(this::take);
        promise(reader.ended(), "the last chunk is the end");
        compare(reader, text(octets), true);
    }

    private void compare(ContentReader reader, String content, boolean whole) {
        var taken = text(out.toByteArray());
        var mended = normalize ? BARE.matcher(content).replaceAll("\r\n") : content;
        boolean spoilt = blank(content)
                || content.indexOf(0) >= 0
                || !normalize && BARE.matcher(content).find();
        promise(taken.length() <= (tight ? TIGHT : WIDE).size(), "not more than the limit is handed on");
        promise(mended.startsWith(taken) || !whole && content.endsWith("\r"), "what is handed on was sent");
        promise(!blank(taken), "no content goes on with a field put before it");
        if (whole && !tight) {
            promise(spoilt == (reader.fault() != null), "bare line ends, NUL and a blank at the front are a fault");
        }
        if (whole && reader.fault() == null) {
            promise(!spoilt, "nothing that is spoilt passes");
            promise(taken.equals(mended), "all of it is handed on");
            promise(reader.size() == taken.length(), "each octet is counted");
            promise(taken.lines().noneMatch(line -> line.length() > (tight ? TIGHT : WIDE).line()), "no long line");
        }
    }

    /** What any client sends, stuffed as it has to, arrives. */
    private void thereAndBack(String text) {
        var content = BARE.matcher(text.replace("\0", "").stripLeading()).replaceAll("\r\n") + "\r\n";
        var stuffed = ("\r\n" + content).replace("\r\n.", "\r\n..").substring(2) + ".\r\nNEXT";
        var reader = reader(true);
        for (var piece : Pieces.of(stuffed.getBytes(StandardCharsets.ISO_8859_1), cut)) {
            unread.add(piece);
            reader.read(unread, this::take);
        }
        promise(reader.ended() && reader.fault() == null, "what is well formed is taken");
        promise(text(out.toByteArray()).equals(content), "what was sent arrives");
        promise(reader.size() == content.length(), "and is counted");
        promise(text(unread.peek()).equals("NEXT"), "the next command is left alone");
    }

    private static boolean blank(String content) {
        return content.startsWith(" ") || content.startsWith("\t");
    }

    private void take(byte[] bytes, int from, int to) {
        out.write(bytes, from, to - from);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
