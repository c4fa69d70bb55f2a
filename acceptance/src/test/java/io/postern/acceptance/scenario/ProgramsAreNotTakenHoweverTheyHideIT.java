// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.HandedOn;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedWorld.class)
class ProgramsAreNotTakenHoweverTheyHideIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                 | its name     | in the archive | its first octets | reply
            a program by its name                  | setup.exe    |                | hello            | 554 5.7.1 setup.exe
            a program by its first octets          | report.txt   |                | MZ               | 554 5.7.1 report.txt
            a script in an archive                 | invoice.zip  | invoice.js     | hello            | 554 5.7.1 invoice.js
            a program that calls itself a picture  | photos.zip   | photo.jpg      | MZ               | 554 5.7.1 photo.jpg
            a document                             | report.pdf   |                | %PDF-1.4         | 250
            a document in an archive               | reports.zip  | report.pdf     | %PDF-1.4         | 250
            """)
    void by_name_by_octets_and_inside_of_archives(
            String what, String name, String inside, String octets, String expected, World world) throws IOException {
        var content = (octets + "\0".repeat(200)).getBytes(StandardCharsets.ISO_8859_1);
        var reply = HandedOn.send(
                        world,
                        message(what, name, inside == null ? content : zip(inside, content)),
                        World.OTHER_CLIENT,
                        "programs@local.test")
                .last();
        var words = expected.split(" ", 3);
        if (words.length == 1) {
            assertThat(reply).startsWith("250 2.0.0 ");
        } else {
            assertThat(reply)
                    .startsWith(words[0] + " " + words[1] + " Sending address not accepted due to spam filter: ")
                    .contains("attachments like " + words[2] + " are not taken");
        }
    }

    private static String message(String subject, String name, byte[] content) {
        return Mail.of(subject, "\0").text().replace("\r\n\r\n\0", """

                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the attachment.
                --b
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.replace("\n", "\r\n")
                .formatted(name, Base64.getMimeEncoder().encodeToString(content)));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
