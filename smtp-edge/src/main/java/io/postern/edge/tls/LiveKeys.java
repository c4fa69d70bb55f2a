// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Certificates and keys for handshakes: those that the files held when they were last usable. For any number of threads. */
public final class LiveKeys extends X509ExtendedKeyManager {
    private static final System.Logger LOG = System.getLogger(LiveKeys.class.getName());

    private final Map<String, Certificates.Files> files = new TreeMap<>();
    private final InstantSource clock;
    private volatile Certificates current;
    /** For handshakes that began before a change. */
    private volatile Certificates former;

    /** Why new files cannot be used; null if they can. */
    private volatile @Nullable String trouble;

    private final Consumer<String> complaints;

    /**
     * @param certificates files by a name
     * @param keys likewise, with the same names
     * @throws IllegalArgumentException with a sentence, if a pair cannot be used
     */
    public LiveKeys(Map<String, Path> certificates, Map<String, Path> keys, InstantSource clock) {
        this(
                certificates,
                keys,
                clock,
                why -> LOG.log(System.Logger.Level.ERROR, "the TLS certificate in use stays: {0}", why));
    }

    LiveKeys(Map<String, Path> certificates, Map<String, Path> keys, InstantSource clock, Consumer<String> complaints) {
        this.complaints = complaints;
        certificates.forEach((name, file) -> files.put(name, new Certificates.Files(file, keys.get(name))));
        this.clock = clock;
        this.current = Certificates.read(files);
        this.former = current;
        if (expired(current)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a TLS certificate has expired, and clients that look will not trust it name={0} expired={1}",
                    current.expiresFirst(),
                    current.expires().toString());
        }
    }

    /** There is a pair at all. */
    public boolean any() {
        return !files.isEmpty();
    }

    /** When the first certificate expires. */
    public Instant expires() {
        return current.expires();
    }

    /** Somebody should look: there are new files that cannot be used, or a certificate in use has expired. */
    public boolean alarming() {
        return trouble != null || expired(current);
    }

    /** When each certificate in use expires, by its name in the settings; the one called default first. */
    public Map<String, Instant> expiries() {
        var expiries = new LinkedHashMap<String, Instant>();
        current.pairs().forEach(pair -> expiries.put(pair.name(), pair.expires()));
        return expiries;
    }

    /** Why new files cannot be used, in a sentence that names the setting; empty if they can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Looks at the files, and takes what is new. What cannot be used is told, once for each reason, and the old one stays. Blocks. */
    public void look() {
        try {
            var now = Certificates.read(files);
            if (!now.equals(current)) {
                if (expired(now)) {
                    throw new IllegalArgumentException("postern.edge.tls.certificates.%s: the new one expired at %s"
                            .formatted(now.expiresFirst(), now.expires()));
                }
                former = current;
                current = now;
                LOG.log(
                        System.Logger.Level.INFO,
                        "new TLS certificates are in use expire={0}",
                        now.expires().toString());
            }
            trouble = null;
        } catch (IllegalArgumentException e) {
            var why = String.valueOf(e.getMessage());
            if (!why.equals(trouble)) {
                complaints.accept(why);
            }
            trouble = why;
        }
    }

    private boolean expired(Certificates certificates) {
        return clock.instant().isAfter(certificates.expires());
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        var pair = current.choose(host(engine.getHandshakeSession()), keyType);
        return pair == null ? null : pair.name();
    }

    private static @Nullable String host(@Nullable SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                ? extended.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private @Nullable CertificatePair pair(String alias) {
        var pair = current.named(alias);
        return pair == null ? former.named(alias) : pair;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        var pair = pair(alias);
        return pair == null ? null : pair.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        var pair = pair(alias);
        return pair == null ? null : pair.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return current.pairs().stream().map(CertificatePair::name).toArray(String[]::new);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        var pair = current.choose(null, keyType);
        return pair == null ? null : pair.name();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
