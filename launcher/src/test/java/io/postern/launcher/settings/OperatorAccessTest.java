// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.launcher.Complaint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where services on other machines are, as the settings say it. */
class OperatorAccessTest {
    private static final String BOOKS = "POSTERN_LAUNCHER_ENDPOINTS_BOOKS";
    private static final String TOKEN = "POSTERN_OPERATOR_TOKEN_FILE";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "http://mail-books-service:8080, http://mail-books-service:8080",
        "http://mail-books-service:8080/, http://mail-books-service:8080",
        "https://ops.example.org/books, https://ops.example.org/books",
        "http://[2001:db8::1]:8080, http://[2001:db8::1]:8080"
    })
    void an_address_is_a_url(String written, URI read) {
        var access = Settings.read(null, Map.of(BOOKS, written)).operatorAccess();

        assertThat(access).isEqualTo(new OperatorAccess(Optional.of(read), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail-books-service:8080",
                "mail-books-service",
                "ftp://mail-books-service",
                "http://u:p@mail-books-service",
                "http://mail-books-service?a=b",
                "http:///books",
                "http://a b"
            })
    void what_is_none_is_refused_when_settings_are_read(String written) {
        assertThatThrownBy(() -> Settings.read(null, Map.of(BOOKS, written)))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("postern.launcher.endpoints.books is \"" + written
                        + "\", and must be a URL such as http://mail-books-service:8080.");
    }

    @Test
    void the_token_is_one_word_in_a_file() throws IOException {
        var file = folder.resolve("token").toString();
        var settings = Settings.read(null, Map.of(TOKEN, file));

        assertThatThrownBy(settings::operatorAccess)
                .hasMessage("postern.operator.token-file: there is no file " + file + ".");
        Files.writeString(Path.of(file), "a-token\n");
        assertThat(settings.operatorAccess().token()).contains("a-token");
        Files.writeString(Path.of(file), "a\rtoken\n");
        assertThatThrownBy(settings::operatorAccess)
                .hasMessageContaining("letters, digits and signs of ASCII")
                .hasMessageNotContaining("a\rtoken");
    }
}
