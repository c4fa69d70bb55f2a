// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentKindTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what it is                | octets                                    | kind
            a program of Windows        | 4d5a90000300000004000000ffff0000          | exe
            a letter that begins so     | 4d5a20697374206d65696e204e616d65          | -
            a program of Linux          | 7f454c4602010100                          | elf
            a program of macOS          | cffaedfe07000001                          | macho
            one for two processors      | cafebabe0000000201000007                  | macho
            a class of Java             | cafebabe0000003d00                        | java
            a zip archive               | 504b030414000000                          | zip
            an empty zip archive        | 504b050600000000                          | zip
            a rar archive               | 526172211a0701                            | rar
            a 7z archive                | 377abcaf271c0004                          | 7z
            an ace archive              | 000000000000002a2a4143452a2a              | ace
            a cabinet                   | 4d53434600000000                          | cab
            a gzip file                 | 1f8b080000000000                          | gzip
            an old document of Office   | d0cf11e0a1b11ae10000                      | ole
            a PDF                       | 255044462d312e37                          | pdf
            rich text                   | 7b5c727466310000                          | rtf
            a link of Windows           | 4c0000000114020000000000c000000000000046  | lnk
            a virtual disk              | 636f6e6563746978                          | vhd
            help of Windows             | 4954534603000000                          | chm
            a note book                 | e4525c7b8cd8a74daeb15378d02996d3          | onenote
            a bundle of Outlook         | 789f3e2200000000                          | tnef
            a picture                   | 89504e470d0a1a0a                          | png
            a photograph                | ffd8ffe000104a46                          | jpeg
            nothing                     | ''                                        | -
            octets that say nothing     | 0102030405060708                          | -
            """)
    void by_how_it_begins(String what, String octets, String kind) {
        assertThat(ContentKind.of(HexFormat.of().parseHex(octets))).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            # what it is                | text                                                    | kind
            a script of a shell         | #!/bin/sh                                               | script
            a batch file                | @ECHO OFF & del *                                       | script
            Visual Basic                | Set x = CreateObject("WScript.Shell")                   | script
            JavaScript for Windows      | x = new ActiveXObject("MSXML2.XMLHTTP");                | script
            PowerShell                  | iex (Invoke-Expression $x)                              | script
            PHP                         | <?php echo 1;                                           | script
            a page                      | <!DOCTYPE html><p>Hello                                 | html
            a page of a script          | <script>document.write(1)</script>                      | html
            a page that Windows runs    | <html><hta:application id=x>                            | hta
            a drawing                   | <svg onload="x()"></svg>                                | svg
            a short cut                 | [InternetShortcut] URL=http://a.test/                   | shortcut
            a letter                    | Dear Anna, the script is in the annex.                  | -
            a table                     | a;b;c                                                   | -
            """)
    void by_its_words(String what, String text, String kind) {
        assertThat(ContentKind.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
        assertThat(ContentKind.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(kind);
        assertThat(ContentKind.of(("\uFEFF  \r\n" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(kind);
    }

    @Test
    void a_disk_image_says_so_far_behind_its_beginning() {
        var image = new byte[ContentKind.HEAD];
        System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, image, 32769, 5);
        assertThat(ContentKind.of(image)).isEqualTo("iso");
        assertThat(ContentKind.of(Arrays.copyOf(image, 32768))).isNull();
    }

    @Test
    void an_installer_is_told_from_a_document_by_its_root() {
        var file = new byte[4096];
        System.arraycopy(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 0, file, 0, 8);
        file[30] = 9;
        file[48] = 2;
        assertThat(ContentKind.of(file)).isEqualTo("ole");
        System.arraycopy(HexFormat.of().parseHex("84100c0000000000c000000000000046"), 0, file, 3 * 512 + 80, 16);
        assertThat(ContentKind.of(file)).isEqualTo("msi");
        file[48] = -1;
        file[49] = -1;
        file[50] = -1;
        file[51] = -1;
        assertThat(ContentKind.of(file)).isEqualTo("ole");
    }

    @Test
    void an_archive_of_tapes_says_so_behind_the_first_name() {
        var tape = new byte[512];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tape, 257, 5);
        assertThat(ContentKind.of(tape)).isEqualTo("tar");
    }
}
