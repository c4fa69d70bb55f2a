// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.finding.AttachmentFinding;
import io.postern.reputation.attachment.Zips;
import io.postern.reputation.content.MessageSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagePartsTest {
    private static final byte[] PROGRAM = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000");

    @Test
    void a_message_without_mime_is_text() throws IOException {
        var parts = read("""
                Subject: hello

                See http://a.test/ and http://b.test/.
                """);
        assertThat(parts).isEqualTo(new MessageParts(List.of("a.test", "b.test"), List.of(), List.of(), List.of()));
    }

    @Test
    void links_are_found_in_text_and_in_html_and_once() throws IOException {
        var parts = read("""
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                --x
                Content-Type: text/html
                Content-Transfer-Encoding: quoted-printable

                <a href=3D"http://b.test/">x</a> <img src=3D"http://a.te=
                st/x.png">
                --x--
                """.formatted(base64("http://a.test/".getBytes(StandardCharsets.UTF_8))));
        assertThat(parts.links()).containsExactly("a.test", "b.test");
        assertThat(parts.attachments()).isEmpty();
        assertThat(parts.problems()).isEmpty();
    }

    @Test
    void a_part_with_a_name_is_attached_and_its_text_is_read_too() throws IOException {
        var parts = read("""
                Content-Type: multipart/mixed; boundary="the boundary"

                --the boundary

                Hello
                --the boundary
                Content-Type: application/octet-stream; name="page.html"

                <a href="http://a.test/">x</a>
                --the boundary
                Content-Type: application/pdf;
                \tname*0="invo";
                \tname*1="ice.pdf"
                Content-Transfer-Encoding: base64

                %s
                --the boundary
                Content-Type: image/png

                x
                --the boundary--
                """.formatted(base64(PROGRAM)));
        assertThat(parts.links()).containsExactly("a.test");
        assertThat(parts.attachments())
                .containsExactly(
                        new AttachmentFinding("page.html", null, "html", null, null, null),
                        new AttachmentFinding("invoice.pdf", null, "pdf", "exe", null, "content"),
                        new AttachmentFinding(null, null, null, null, null, null));
    }

    @Test
    void a_zip_archive_is_opened() throws IOException {
        var parts = read("""
                Content-Type: application/zip
                Content-Disposition: attachment; filename="files.zip"
                Content-Transfer-Encoding: base64

                %s
                """.formatted(base64(Zips.zip(Zips.entry("setup.exe", PROGRAM)))));
        assertThat(parts.attachments())
                .containsExactly(
                        new AttachmentFinding("files.zip", null, "zip", "zip", null, null),
                        new AttachmentFinding("setup.exe", "files.zip", "exe", "exe", null, null));
    }

    @Test
    void a_message_in_a_message_is_read_like_it() throws IOException {
        var parts = read("""
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: message/rfc822; name="old.eml"

                Subject: old
                Content-Type: multipart/mixed; boundary=y

                --y
                Content-Type: text/html

                <a href="http://a.test/">x</a>
                --y
                Content-Type: application/octet-stream; name=setup.exe

                x
                --y--
                --x--
                """);
        assertThat(parts.links()).containsExactly("a.test");
        assertThat(parts.attachments())
                .containsExactly(
                        new AttachmentFinding("old.eml", null, "eml", "message", null, null),
                        new AttachmentFinding("setup.exe", null, "exe", null, null, null));
    }

    @Test
    void html_that_calls_itself_text_and_text_with_a_wrong_character_set_are_read() throws IOException {
        assertThat(read("""
                Content-Type: text/plain; charset="x-mystery"

                <html><a href="http://a.test/">x</a> http://b%C3%BCcher.test/
                """).links()).containsExactly("a.test", "xn--bcher-kva.test");
    }

    @Test
    void what_stands_before_and_behind_the_parts_is_read_too() throws IOException {
        assertThat(read("""
                Content-Type: multipart/mixed; boundary=x

                http://a.test/
                --x

                http://b.test/
                --x--
                http://c.test/
                """).links()).containsExactly("a.test", "b.test", "c.test");
    }

    @Test
    void a_multipart_without_boundary_or_end_gives_what_is_there() throws IOException {
        assertThat(read("Content-Type: multipart/mixed\n\n--x\n\nhttp://a.test/\n")
                        .links())
                .containsExactly("a.test");
        assertThat(read("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhttp://a.test/\n")
                        .links())
                .containsExactly("a.test");
        assertThat(read("Content-Type: multipart/mixed; boundary=y\n\n--x\n\nhttp://a.test/\n")
                        .links())
                .containsExactly("a.test");
    }

    @Test
    void a_message_of_nothing_has_nothing() throws IOException {
        for (var text : new String[] {"", "\n", "Subject: x", ":", "\0", "no colon here\n\nhttp://a.test/"}) {
            assertThat(read(text).attachments()).isEmpty();
        }
    }

    @Test
    void content_that_cannot_be_had_is_no_short_message() {
        var gone = new MessageSource() {
            @Override
            public InputStream open() {
                return new InputStream() {
                    private int left = 10;

                    @Override
                    public int read() throws IOException {
                        if (left-- <= 0) {
                            throw new IOException("gone");
                        }
                        return 'x';
                    }
                };
            }

            @Override
            public long size() {
                return 100;
            }
        };
        assertThatThrownBy(() -> MessageParts.read(gone))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    private static MessageParts read(String text) throws IOException {
        var message = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return MessageParts.read(MessageSource.of(message));
    }

    private static String base64(byte[] octets) {
        return Base64.getMimeEncoder().encodeToString(octets).replace("\r\n", "\n");
    }
}
