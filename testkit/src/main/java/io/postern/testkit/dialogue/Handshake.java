// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS as a client that believes every certificate, for a dialogue is about what is said and not about who says it. */
final class Handshake {
    private Handshake() {}

    /** @throws IOException if it comes to none */
    static SSLSocket over(Socket plain) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Credulous()}, null);
            var host = plain.getInetAddress().getHostAddress();
            var secured = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS: " + e.getMessage(), e);
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
