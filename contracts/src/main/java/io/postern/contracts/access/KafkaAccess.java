// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import io.postern.contracts.settings.KafkaConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** Where the brokers are and how a client gets in; every client of ours begins with its {@link #settings}. */
public final class KafkaAccess {
    private static final String PREFIX = "postern.kafka.security.";

    private final String brokers;
    private final Map<String, Object> security;

    private KafkaAccess(String brokers, Map<String, Object> security) {
        this.brokers = brokers;
        this.security = Map.copyOf(security);
    }

    /** To brokers that let everyone in. */
    public static KafkaAccess plain(String brokers) {
        return new KafkaAccess(brokers, Map.of());
    }

    /** @throws IllegalArgumentException with a sentence, if a setting is missing, or a file is not what it should be */
    public static KafkaAccess of(KafkaConfig kafka) {
        var brokers = Secrets.given(kafka.bootstrapServers())
                .orElseThrow(() -> new IllegalArgumentException("postern.kafka.bootstrap-servers is empty; name the"
                        + " brokers, or start the service through ./postern up"));
        return of(brokers, kafka.security());
    }

    /** @throws IllegalArgumentException with a sentence, if a setting is missing, or a file is not what it should be */
    public static KafkaAccess of(String brokers, KafkaConfig.Security security) {
        var settings = new HashMap<String, Object>();
        var protocol = security.protocol();
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol.name());
        boolean sasl = protocol == KafkaConfig.Protocol.SASL_PLAINTEXT || protocol == KafkaConfig.Protocol.SASL_SSL;
        if (sasl) {
            sasl(security, settings);
        } else if (Secrets.given(security.username()).isPresent()) {
            throw new IllegalArgumentException(PREFIX + "username is given, and " + PREFIX + "protocol knows no users;"
                    + " it must be sasl-ssl or sasl-plaintext");
        }
        if (protocol == KafkaConfig.Protocol.SSL || protocol == KafkaConfig.Protocol.SASL_SSL) {
            tls(security, settings);
        }
        return new KafkaAccess(brokers, settings);
    }

    /**
     * For what must not fail: the service itself tells what is wrong with its settings, and ends.
     *
     * @return empty if something is wrong
     */
    public static Map<String, Object> settingsOf(KafkaConfig kafka) {
        try {
            return of(kafka).settings();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static void sasl(KafkaConfig.Security security, Map<String, Object> settings) {
        var user = Secrets.given(security.username())
                .orElseThrow(() -> new IllegalArgumentException(PREFIX + "username is missing"));
        var password = Secrets.password(PREFIX + "password", security.password(), security.passwordFile())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the password of " + user + " is missing; name its file in " + PREFIX + "password-file"));
        boolean scram = security.mechanism() != KafkaConfig.Mechanism.PLAIN;
        settings.put(SaslConfigs.SASL_MECHANISM, security.mechanism().name().replace('_', '-'));
        settings.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                "org.apache.kafka.common.security.%s required username=%s password=%s;"
                        .formatted(
                                scram ? "scram.ScramLoginModule" : "plain.PlainLoginModule",
                                quoted(user),
                                quoted(password)));
    }

    private static void tls(KafkaConfig.Security security, Map<String, Object> settings) {
        Secrets.given(security.caFile()).ifPresent(file -> {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, Secrets.certificates(PREFIX + "ca-file", file));
        });
        Optional<String> certificate = Secrets.given(security.certificateFile());
        Optional<String> key = Secrets.given(security.keyFile());
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    PREFIX + "certificate-file and " + PREFIX + "key-file go together, and one is missing");
        }
        if (certificate.isPresent() && key.isPresent()) {
            settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
            settings.put(
                    SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
                    Secrets.certificates(PREFIX + "certificate-file", certificate.get()));
            settings.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, Secrets.key(PREFIX + "key-file", key.get()));
        }
    }

    /** As Kafka's JAAS reader wants it. */
    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Addresses of the brokers, comma-separated. */
    public String brokers() {
        return brokers;
    }

    /** What every client is given, for the caller to add its own. The values hold secrets. */
    public Map<String, Object> settings() {
        var settings = new HashMap<>(security);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        return settings;
    }

    /** The same with the client's own. */
    public Map<String, Object> settings(Map<String, ?> own) {
        var settings = settings();
        settings.putAll(own);
        return settings;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return brokers + " by " + security.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT");
    }
}
