// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.endpoint;

import io.postern.launcher.Complaint;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;

/** Opens connections to an endpoint, and says what is wrong with one. */
public final class HttpEndpoint {
    private HttpEndpoint() {}

    /**
     * A request that is not sent yet.
     *
     * @param path with a slash in front
     */
    public static HttpURLConnection open(Endpoint endpoint, String path, int connectMillis, int readMillis)
            throws IOException {
        var connection = (HttpURLConnection) endpoint.at(path).toURL().openConnection();
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(readMillis);
        connection.setInstanceFollowRedirects(false);
        endpoint.token().ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
        return connection;
    }

    /** What to say of a service that does not answer. */
    public static Complaint silent(Endpoint endpoint, IOException fault) {
        var why = fault instanceof UnknownHostException ? "there is no such name" : fault.getMessage();
        return new Complaint(
                "The %s does not answer %s (%s); see ./postern status."
                        .formatted(endpoint.service(), endpoint.place(), why),
                fault);
    }

    /** Why a request was refused, for who sent it. */
    public static String refusal(int status, String why) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED ? why + " (postern.operator.token-file)" : why;
    }
}
