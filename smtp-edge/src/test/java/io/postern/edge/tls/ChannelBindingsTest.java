// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.embedded.SelfSigned;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of a handshake in memory. */
class ChannelBindingsTest {
    @TempDir
    private static Path folder;

    private static KeyManager keys;

    @BeforeAll
    static void make() {
        var made = SelfSigned.in(folder, List.of("mx.local.test"));
        keys = new LiveKeys(
                Map.of("default", made.certificate()), Map.of("default", made.key()), InstantSource.system());
    }

    @Test
    void with_TLS_1_3_both_ends_export_the_same_and_know_the_certificate() throws Exception {
        var ends = handshake("TLSv1.3");
        var here = ChannelBindings.of(ends.server().getSession());
        var there = (ExtendedSSLSession) ends.client().getSession();

        assertThat(here.keySet()).containsExactlyInAnyOrder("tls-exporter", "tls-server-end-point");
        assertThat(here.get("tls-exporter"))
                .hasSize(32)
                .isEqualTo(there.exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32));
        var certificate = (X509Certificate) there.getPeerCertificates()[0];
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA384withECDSA");
        assertThat(here.get("tls-server-end-point"))
                .isEqualTo(MessageDigest.getInstance("SHA-384").digest(certificate.getEncoded()));
        assertThat(ChannelBindings.of(handshake("TLSv1.3").server().getSession())
                        .get("tls-exporter"))
                .isNotEqualTo(here.get("tls-exporter"));
    }

    @Test
    void with_TLS_1_2_only_the_certificate_is_known() throws Exception {
        assertThat(ChannelBindings.of(handshake("TLSv1.2").server().getSession())
                        .keySet())
                .containsExactly("tls-server-end-point");
    }

    @Test
    void before_a_handshake_there_is_nothing() throws Exception {
        assertThat(ChannelBindings.of(engine(false, "TLSv1.3").getSession())).isEmpty();
    }

    private record Ends(SSLEngine server, SSLEngine client) {}

    private static Ends handshake(String version) throws Exception {
        var server = engine(false, version);
        var client = engine(true, version);
        var toServer = ByteBuffer.allocate(65_536);
        var toClient = ByteBuffer.allocate(65_536);
        for (int round = 0; round < 20; round++) {
            move(client, toClient, toServer);
            move(server, toServer, toClient);
        }
        assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        return new Ends(server, client);
    }

    private static void move(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        in.flip();
        while (in.hasRemaining()
                && engine.unwrap(in, ByteBuffer.allocate(65_536)).bytesConsumed() > 0) {
            tasks(engine);
        }
        in.compact();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
            tasks(engine);
        }
    }

    private static void tasks(SSLEngine engine) {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static SSLEngine engine(boolean client, String version) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {keys}, new TrustManager[] {new Trusting()}, null);
        var engine = context.createSSLEngine("mx.local.test", 25);
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(new String[] {version});
        if (client) {
            engine.beginHandshake();
        }
        return engine;
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
