// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.postern.contracts.finding.Unseen;
import io.postern.reputation.attachment.Zips;
import io.postern.reputation.content.MessageSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are made to cost much. The tests run with little memory, and each has its time. */
@Timeout(60)
class HostileMessageTest {
    private static final int MIB = 1 << 20;

    @Test
    void a_header_of_ten_mebibytes() throws IOException {
        var fields = read("X-Field: " + "x".repeat(60) + "\r\n", 10 * MIB / 70, "\r\nhttp://a.test/\r\n");
        assertThat(fields.links()).containsExactly("a.test");
        var folds = read("X-Field: x\r\n", " folded\r\n", 10 * MIB / 9, "\r\nhttp://a.test/\r\n");
        assertThat(folds.problems()).containsExactly("a field of a header is too long");
        var line = read("Content-Type: ", "x", 10 * MIB, "\r\n\r\nhttp://a.test/\r\n");
        assertThat(line.problems()).containsExactly("a field of a header is too long");
    }

    @Test
    void a_thousand_parts_in_each_other() throws IOException {
        var message = IntStream.range(0, 1000)
                .mapToObj("Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n"::formatted)
                .collect(Collectors.joining("", "", "\r\nhttp://a.test/\r\n"));
        var parts = read(message);
        assertThat(parts.problems()).containsExactly("its parts lie too deep in each other");
        assertThat(parts.links()).containsExactly("a.test");
    }

    @Test
    void a_thousand_messages_in_each_other() throws IOException {
        var parts = read("Content-Type: message/rfc822; name=x.eml\r\n\r\n".repeat(1000) + "\r\nhttp://a.test/\r\n");
        assertThat(parts.attachments()).hasSize(MimeLimits.USUAL.depth());
        assertThat(parts.attachments().getLast().problem()).isEqualTo("messages lie too deep in each other");
    }

    @Test
    void a_hundred_thousand_parts() throws IOException {
        var parts = read(
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n",
                "--x\r\nContent-Type: image/png; name=x.png\r\n\r\nx\r\n",
                100_000,
                "--x--\r\n");
        assertThat(parts.problems())
                .containsExactly("only the first 1000 parts were looked at", "it has more attachments than are named");
        assertThat(parts.attachments()).hasSize(100);
    }

    @Test
    void nul_and_all_other_octets() throws IOException {
        var octets = new byte[256];
        for (int i = 0; i < 256; i++) {
            octets[i] = (byte) i;
        }
        var all = new String(octets, StandardCharsets.ISO_8859_1);
        var parts = read("Subject: \0\r\nContent-Type: text/html; charset=\"\0\"; name=\"\0.e\0xe\"\r\n\r\n" + all
                + "<a href=\"ht\0tp://a.te\0st/\">\0</a><a href='http://b.test/'>");
        assertThat(parts.links()).contains("b.test");
        assertThat(parts.attachments().getFirst().extension()).isEqualTo("exe");
    }

    @Test
    void links_by_the_hundred_thousand() throws IOException {
        var links = IntStream.range(0, 100_000)
                .mapToObj("<a href=http://host%d.test/>x</a>\r\n"::formatted)
                .collect(Collectors.joining());
        var parts = read("Content-Type: text/html\r\n\r\n" + links);
        assertThat(parts.links()).hasSize(50);
        assertThat(parts.unseen()).containsExactly(Unseen.LINKS);
    }

    @Test
    void text_without_an_end() throws IOException {
        var parts = read("Content-Type: text/plain\r\n\r\nhttp://a.test/ ", "x".repeat(1000) + "\r\n", 20_000, "");
        assertThat(parts.links()).containsExactly("a.test");
        assertThat(parts.unseen()).containsExactly(Unseen.LINKS);
        assertThat(parts.problems()).isEmpty();
    }

    @Test
    void html_without_an_end() throws IOException {
        for (var tag : List.of("<div>", "<a href=x>", "<table><td>", "<b><p>", "<", "<!--", "&", "<x y='", "</p>")) {
            var parts = read("Content-Type: text/html\r\n\r\n<a href=http://a.test/>", tag, 20_000, "");
            assertThat(parts.links()).as(tag).containsExactly("a.test");
        }
    }

    @Test
    void html_that_makes_large_trees_has_one_at_a_time() throws Exception {
        var tags = "<a><b><i><p>";
        var part = "--x\r\nContent-Type: text/html\r\n\r\n<a href=http://a.test/>"
                + tags.repeat((512 << 10) / tags.length()) + "http://b.test/\r\n";
        var message = "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + part.repeat(4) + "--x--\r\n";
        var reading = new FutureTask<>(() -> read(message));
        Thread.ofPlatform().start(reading);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var parts = read(message);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(160L * MIB);
        assertThat(parts.links()).contains("a.test");
        assertThat(parts.unseen()).containsExactly(Unseen.LINKS);
        assertThat(parts.problems()).isEmpty();
        assertThat(reading.get()).isEqualTo(parts);
    }

    @Test
    void boundaries_that_are_nearly_there() throws IOException {
        var boundary = "-".repeat(997) + "x";
        var parts = read(
                "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n",
                "-".repeat(998) + "\r\n",
                MIB / 1000,
                "--" + boundary + "\r\n\r\nhttp://a.test/\r\n");
        assertThat(parts.links()).containsExactly("a.test");
        var longer = "-".repeat(10_000);
        assertThat(read("Content-Type: multipart/mixed; boundary=\"" + longer + "\"\r\n\r\n", "-", MIB, "")
                        .problems())
                .contains("the boundary between its parts is too long");
    }

    @Test
    void a_bomb() throws IOException {
        var bomb = Base64.getMimeEncoder().encodeToString(Zips.zip(Zips.entry("zeros", new byte[8 * MIB])));
        var parts = read(
                "Content-Type: application/zip; name=bomb.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + bomb);
        assertThat(parts.attachments().getFirst().problem()).isEqualTo("unpacks to more than 200 times its size");
    }

    @Test
    void a_message_of_fifty_mebibytes_is_never_in_memory() throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var parts = read(
                "Content-Type: application/octet-stream; name=large.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n",
                "QUJD".repeat(19) + "\r\n",
                50 * MIB / 78,
                "");
        assertThat(parts.attachments()).hasSize(1);
        assertThat(parts.problems()).isEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20 * MIB);
    }

    @Test
    void time_has_an_end() throws IOException {
        var limits = within(Duration.ofNanos(1));
        var parts = MessageParts.read(source("Subject: x\r\n\r\n", "x", 100_000, ""), limits);
        assertThat(parts.unseen()).containsExactly(Unseen.LATE);
        assertThat(parts.problems()).isEmpty();
    }

    private static MessageParts read(String message) throws IOException {
        return read("", message, 1, "");
    }

    private static MessageParts read(String repeated, int times, String end) throws IOException {
        return read("", repeated, times, end);
    }

    private static MessageParts read(String begin, String repeated, int times, String end) throws IOException {
        return MessageParts.read(source(begin, repeated, times, end), within(Duration.ofMinutes(1)));
    }

    /** On a machine with other work time says nothing, so the tests have their own. */
    private static MimeLimits within(Duration time) {
        var usual = MimeLimits.USUAL;
        return new MimeLimits(
                usual.depth(),
                usual.parts(),
                usual.header(),
                usual.text(),
                usual.allText(),
                usual.html(),
                usual.allHtml(),
                usual.octets(),
                time,
                usual.archives());
    }

    /** Made as it is read. */
    private static MessageSource source(String begin, String repeated, int times, String end) {
        var middle = repeated.getBytes(StandardCharsets.ISO_8859_1);
        return new MessageSource() {
            @Override
            public InputStream open() {
                return new SequenceInputStream(Collections.enumeration(
                        List.of(stream(begin), new Repeated(middle, (long) middle.length * times), stream(end))));
            }

            @Override
            public long size() {
                return begin.length() + (long) middle.length * times + end.length();
            }
        };
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static final class Repeated extends InputStream {
        private final byte[] octets;
        private final long length;
        private long position;

        Repeated(byte[] octets, long length) {
            this.octets = octets;
            this.length = length;
        }

        @Override
        public int read() {
            return position == length ? -1 : octets[(int) (position++ % octets.length)] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (position == length) {
                return -1;
            }
            int at = (int) (position % octets.length);
            int read = (int) Math.min(Math.min(most, octets.length - at), length - position);
            System.arraycopy(octets, at, into, from, read);
            position += read;
            return read;
        }
    }
}
