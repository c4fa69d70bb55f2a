// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what it is                            | charset         | octets             | text
            what it says                            | koi8-r          | c1c2               | аб
            what it says, though nobody does so     | utf-16be        | 00610062           | ab
            nothing declared and UTF-8              | -               | 62c3bc             | bü
            nothing declared and no UTF-8           | -               | 62fc               | bü
            ASCII that is none                      | us-ascii        | 62c3bc             | bü
            Latin 1 with the marks of Windows       | iso-8859-1      | 9361               | “a
            UTF-8 that is none                      | utf-8           | 62fc62             | büb
            a character that is cut at the end      | utf-8           | 62c3               | b
            a character set that nobody knows       | x-mystery       | 62c3bc             | bü
            a character set that cannot be a name   | 'a b;c'         | 62c3bc             | bü
            quotation marks around                  | ' UTF-8 '       | 62c3bc             | bü
            Japanese                                | iso-2022-jp     | 1b24422422         | あ
            """)
    void decodes(String what, String charset, String octets, String text) {
        var bytes = HexFormat.of().parseHex(octets);
        assertThat(Charsets.decode(bytes, bytes.length, charset)).isEqualTo(text);
    }
}
