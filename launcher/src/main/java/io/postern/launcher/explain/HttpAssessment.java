// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.explain;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import io.postern.launcher.Complaint;
import io.postern.launcher.endpoint.Endpoint;
import io.postern.launcher.endpoint.HttpEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks {@code POST /assess} of the reputation-service of a running system, here or elsewhere. */
final class HttpAssessment {
    private static final int CONNECT_MILLIS = 5_000;
    /** More than the service takes for the slowest case. */
    private static final int READ_MILLIS = 60_000;

    private static final int CHUNK = 64 << 10;

    private final Endpoint endpoint;

    HttpAssessment(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The answer, as JSON.
     *
     * @throws Complaint if there is none, or the question is wrong
     */
    String ask(Question question) {
        try (var message = message(question.message())) {
            var connection = HttpEndpoint.open(endpoint, "/assess", CONNECT_MILLIS, READ_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setChunkedStreamingMode(CHUNK);
            connection.setRequestProperty("Content-Type", "application/json");
            try {
                try (var out = connection.getOutputStream()) {
                    write(question, message, out);
                }
                return answer(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw HttpEndpoint.silent(endpoint, e);
        }
    }

    private static @Nullable InputStream message(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return file.toString().equals("-") ? System.in : Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new Complaint("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new Complaint(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static void write(Question question, @Nullable InputStream message, OutputStream out) throws IOException {
        try (var json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("client", question.client());
            json.writeStringField("helo", question.helo());
            json.writeStringField("mailFrom", question.from());
            json.writeStringField("rcptTo", question.to());
            if (question.now() != null) {
                json.writeStringField("now", question.now());
            }
            if (message != null) {
                json.writeFieldName("message");
                json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, message, -1);
            }
            json.writeEndObject();
        }
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            return text(connection.getInputStream());
        }
        // Java gives no body of this one, as what was streamed cannot be sent again.
        var unsaid = status == HttpURLConnection.HTTP_UNAUTHORIZED
                ? "the token is missing or wrong"
                : "it answers with status " + status;
        var why = JsonExplanation.complaint(text(connection.getErrorStream()), unsaid);
        throw new Complaint("The question cannot be answered: " + HttpEndpoint.refusal(status, why) + ".");
    }

    private static String text(@Nullable InputStream in) throws IOException {
        return in == null ? "{}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
