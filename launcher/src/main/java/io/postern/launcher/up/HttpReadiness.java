// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service on this machine whether it is ready. */
public final class HttpReadiness {
    private static final int PATIENCE_MILLIS = 2_000;

    private HttpReadiness() {}

    public static boolean ready(int httpPort) {
        try {
            var url = URI.create("http://127.0.0.1:" + httpPort + "/q/health/ready")
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
