// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what it is                            | name                          | extension  | disguise
            a document                              | report.pdf                    | pdf        | -
            capital letters                         | REPORT.PDF                    | pdf        | -
            no extension                            | README                        | -          | -
            a program                               | setup.exe                     | exe        | -
            a program that looks like a document    | invoice.pdf.exe               | exe        | double extension
            a program behind many blanks            | invoice.pdf             .exe  | exe        | double extension
            a script that looks like a picture      | holiday.jpg.js                | js         | double extension
            a disk image that looks like a document | scan.pdf.iso                  | iso        | double extension
            a version in the name of a program      | setup.1.2.exe                 | exe        | -
            a list that is packed                   | list.tar.gz                   | gz         | -
            a document with two extensions          | report.docx.pdf               | pdf        | -
            a dot at the end                        | setup.exe.                    | exe        | -
            blanks and dots at the end              | setup.exe . .                 | exe        | -
            a folder in front                       | ../../bin/setup.exe           | exe        | -
            a folder of Windows in front            | C:\\temp\\setup.exe           | exe        | -
            a dot in the folder                     | folder.d/README               | -          | -
            text that runs backwards                | annual\u202Efdp.exe           | exe        | direction of writing
            an isolated direction                   | annual\u2066fdp.exe           | exe        | direction of writing
            a letter that nobody sees               | setup.e\u200Bxe               | exe        | -
            an extension that is none               | hello. world out there        | -          | -
            another script                          | Übersicht.ÜB                  | üb         | -
            """)
    void is_read_as_windows_would(String what, String name, String extension, String disguise) {
        var file = Objects.requireNonNull(FileName.of(name));
        assertThat(file.extension()).isEqualTo(extension);
        assertThat(file.disguise()).isEqualTo(disguise);
        assertThat(file.shown()).isEqualTo(name);
    }

    @Test
    void no_name_is_none() {
        assertThat(FileName.of(null)).isNull();
        assertThat(FileName.of("  ")).isNull();
    }

    @Test
    void a_long_name_is_cut_and_keeps_its_extension() {
        var file = Objects.requireNonNull(FileName.of("x".repeat(100_000) + ".exe"));
        assertThat(file.shown()).hasSize(200);
        assertThat(file.extension()).isEqualTo("exe");
    }

    @Test
    void half_a_character_is_none() {
        var file = Objects.requireNonNull(FileName.of("x".repeat(199) + "\uD83D\uDE00.exe"));
        assertThat(file.shown()).isEqualTo("x".repeat(199) + "?");
    }
}
