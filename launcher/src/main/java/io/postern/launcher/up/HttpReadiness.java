// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service on this machine how it is. */
public final class HttpReadiness {
    private static final int PATIENCE_MILLIS = 2_000;

    private HttpReadiness() {}

    public static boolean ready(int httpPort) {
        return answer(httpPort, "ready") == HttpURLConnection.HTTP_OK;
    }

    /** It says itself that it does not go on, and only another process would. */
    static boolean lost(int httpPort) {
        return answer(httpPort, "live") == HttpURLConnection.HTTP_UNAVAILABLE;
    }

    /** @return 0 for none */
    private static int answer(int httpPort, String about) {
        try {
            var url = URI.create("http://127.0.0.1:" + httpPort + "/q/health/" + about)
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
