// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import static io.postern.reputation.attachment.Zips.entry;
import static io.postern.reputation.attachment.Zips.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.finding.AttachmentFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static final byte[] PROGRAM = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000");
    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_file_is_named_with_what_it_is() throws IOException {
        assertThat(found("setup.exe", PROGRAM)).containsExactly("setup.exe exe exe");
        assertThat(found(null, PROGRAM)).containsExactly("- - exe");
        assertThat(found("note.txt", TEXT)).containsExactly("note.txt txt -");
        assertThat(found("note.txt", new byte[0])).containsExactly("note.txt txt -");
    }

    @Test
    void a_program_that_calls_itself_a_document_is_disguised() throws IOException {
        assertThat(found("invoice.pdf", PROGRAM)).containsExactly("invoice.pdf pdf exe (content)");
        assertThat(found("invoice.pdf.exe", PROGRAM)).containsExactly("invoice.pdf.exe exe exe (double extension)");
    }

    @Test
    void the_files_of_a_zip_archive_stand_behind_it() throws IOException {
        var archive = zip(entry("folder/", new byte[0]), entry("folder/setup.exe", PROGRAM), entry("note.txt", TEXT));
        assertThat(found("files.zip", archive))
                .containsExactly("files.zip zip zip", "files.zip/folder/setup.exe exe exe", "files.zip/note.txt txt -");
        assertThat(found("files.pdf", archive)).startsWith("files.pdf pdf zip");
    }

    @Test
    void archives_in_archives_are_opened_two_deep() throws IOException {
        var inner = zip(entry("setup.exe", PROGRAM));
        var middle = zip(entry("inner.zip", inner));
        assertThat(found("outer.zip", middle))
                .containsExactly("outer.zip zip zip", "outer.zip/inner.zip zip zip", "inner.zip/setup.exe exe exe");
        assertThat(found("more.zip", zip(entry("outer.zip", middle))))
                .containsExactly(
                        "more.zip zip zip",
                        "more.zip/outer.zip zip zip",
                        "outer.zip/inner.zip zip zip: archives lie too deep in each other");
    }

    @Test
    void stored_files_are_read_like_packed_ones() throws IOException {
        assertThat(found("a.zip", Zips.stored(entry("setup.exe", PROGRAM), entry("note.txt", TEXT))))
                .containsExactly("a.zip zip zip", "a.zip/setup.exe exe exe", "a.zip/note.txt txt -");
    }

    @Test
    void an_encrypted_file_is_known_by_its_name() throws IOException {
        var archive = Zips.stored(entry("setup.exe", PROGRAM), entry("note.txt", TEXT));
        Zips.encrypt(archive);
        assertThat(found("a.zip", archive))
                .containsExactly("a.zip zip zip", "a.zip/setup.exe exe -: encrypted", "a.zip/note.txt txt -");
    }

    @Test
    void a_file_that_only_the_directory_names_is_found() throws IOException {
        var archive = zip(entry("note.txt", TEXT), entry("setup.exe", PROGRAM));
        var hidden = Zips.rename(archive, "setup.exe", "notes.txt");
        assertThat(found("a.zip", hidden))
                .containsExactly(
                        "a.zip zip zip",
                        "a.zip/note.txt txt -",
                        "a.zip/notes.txt txt exe (content)",
                        "a.zip/setup.exe exe -: not where it should be");
    }

    @Test
    void a_damaged_archive_gives_what_could_be_read() throws IOException {
        var archive = zip(entry("setup.exe", PROGRAM), entry("note.txt", TEXT), entry("other.txt", TEXT));
        assertThat(found("a.zip", Arrays.copyOf(archive, archive.length / 2)))
                .contains("a.zip zip zip: it is cut off", "a.zip/setup.exe exe exe");
        assertThat(found("a.zip", HexFormat.of().parseHex("504b0304"))).containsExactly("a.zip zip zip: it is cut off");
        var damaged = archive.clone();
        Arrays.fill(damaged, 39, 44, (byte) 0xff);
        assertThat(found("a.zip", damaged))
                .contains("a.zip zip zip: an entry is damaged", "a.zip/note.txt txt -", "a.zip/other.txt txt -");
    }

    @Test
    void documents_and_programs_are_zip_archives_that_say_little() throws IOException {
        var document = zip(
                entry("[Content_Types].xml", TEXT),
                entry("word/document.xml", TEXT),
                entry("word/vbaProject.bin", TEXT),
                entry("word/embeddings/x.bin", PROGRAM));
        assertThat(found("a.docm", document))
                .containsExactly(
                        "a.docm docm ooxml",
                        "a.docm/word/vbaProject.bin bin macro",
                        "a.docm/word/embeddings/x.bin bin exe");
        assertThat(found("a.jar", zip(entry("META-INF/MANIFEST.MF", TEXT), entry("A.class", TEXT))))
                .containsExactly("a.jar jar jar");
        assertThat(found("a.odt", Zips.stored(entry("mimetype", TEXT), entry("content.xml", TEXT))))
                .containsExactly("a.odt odt odf");
    }

    @Test
    void an_archive_in_what_calls_itself_a_document_is_opened() throws IOException {
        var inner = zip(entry("setup.exe", PROGRAM));
        assertThat(found("a.zip", zip(entry("mimetype", TEXT), entry("b.zip", inner))))
                .containsExactly("a.zip zip odf", "a.zip/b.zip zip zip", "b.zip/setup.exe exe exe");
        assertThat(found("a.docx", zip(entry("[Content_Types].xml", TEXT), entry("word/embeddings/b.xlsx", inner))))
                .containsExactly(
                        "a.docx docx ooxml",
                        "a.docx/word/embeddings/b.xlsx xlsx zip",
                        "word/embeddings/b.xlsx/setup.exe exe exe");
    }

    @Test
    void a_bomb_is_not_unpacked() throws IOException {
        var zeros = new byte[32 << 20];
        assertThat(found("bomb.zip", zip(entry("zeros", zeros))))
                .containsExactly("bomb.zip zip zip: unpacks to more than 200 times its size", "bomb.zip/zeros - -");
    }

    @Test
    void a_bomb_of_many_files_is_not_unpacked() throws IOException {
        var zeros = new byte[1 << 20];
        var files =
                IntStream.range(0, 100).mapToObj(i -> entry("zeros" + i, zeros)).toArray(Zips.Entry[]::new);
        assertThat(found("bomb.zip", zip(files)))
                .hasSizeBetween(60, 100)
                .startsWith("bomb.zip zip zip: more than 67108864 octets in archives");
    }

    @Test
    void a_bomb_in_an_archive_is_not_unpacked() throws IOException {
        var bomb = zip(entry("zeros", new byte[32 << 20]));
        assertThat(found("outer.zip", Zips.stored(entry("bomb.zip", bomb), entry("setup.exe", PROGRAM))))
                .contains("outer.zip/bomb.zip zip zip: unpacks to more than 200 times its size")
                .contains("outer.zip/setup.exe exe exe");
    }

    @Test
    void of_ten_thousand_files_a_thousand_are_looked_at_and_what_is_dangerous_is_kept() throws IOException {
        var files = IntStream.range(0, 10_000)
                .mapToObj(i -> i == 500 ? entry("setup.exe", PROGRAM) : entry("note" + i + ".txt", TEXT))
                .toArray(Zips.Entry[]::new);
        assertThat(found("many.zip", zip(files)))
                .hasSize(Attachments.MAX + 1)
                .startsWith("many.zip zip zip: more than 1000 entries in archives")
                .endsWith("many.zip/setup.exe exe exe");
    }

    private static List<String> found(@Nullable String name, byte[] content) throws IOException {
        var attachments = new Attachments(Bounds.USUAL);
        attachments.add(name, new ByteArrayInputStream(content));
        return attachments.findings().stream().map(AttachmentsTest::text).toList();
    }

    /** Archive, name, extension, content, problem, disguise. */
    private static String text(AttachmentFinding finding) {
        return (finding.archive() == null ? "" : finding.archive() + "/")
                + or(finding.name()) + " " + or(finding.extension()) + " " + or(finding.content())
                + (finding.problem() == null ? "" : ": " + finding.problem())
                + (finding.disguise() == null ? "" : " (" + finding.disguise() + ")");
    }

    private static String or(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
