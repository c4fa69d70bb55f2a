// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.function.Consumer;

/** Sends spans by the JDK's HTTP client; the SDK finds it as a service. Nothing is tried again. */
public final class TraceHttpService implements HttpSenderProvider {
    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        var client = HttpClient.newBuilder().connectTimeout(config.getConnectTimeout());
        var ssl = config.getSslContext();
        if (ssl != null) {
            client.sslContext(ssl);
        }
        return new Sender(client.build(), config);
    }

    private record Answer(int getStatusCode, byte[] getResponseBody) implements HttpResponse {
        @Override
        public String getStatusMessage() {
            return Integer.toString(getStatusCode);
        }
    }

    private record Sender(HttpClient client, HttpSenderConfig config) implements HttpSender {
        @Override
        public void send(MessageWriter message, Consumer<HttpResponse> answered, Consumer<Throwable> failed) {
            var body = new ByteArrayOutputStream(Math.max(32, message.getContentLength()));
            try {
                message.writeMessage(body);
            } catch (IOException e) {
                failed.accept(e);
                return;
            }
            var request = HttpRequest.newBuilder(config.getEndpoint())
                    .timeout(config.getTimeout())
                    .header("Content-Type", config.getContentType())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            client.sendAsync(request.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                    .whenComplete((answer, failure) -> {
                        if (failure == null) {
                            answered.accept(new Answer(answer.statusCode(), answer.body()));
                        } else {
                            failed.accept(failure);
                        }
                    });
        }

        @Override
        public CompletableResultCode shutdown() {
            client.shutdownNow();
            return CompletableResultCode.ofSuccess();
        }
    }
}
