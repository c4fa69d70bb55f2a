// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

@Doc("Where Kafka is, and what the topics are created with.")
@ConfigMapping(prefix = "postern.kafka")
public interface KafkaConfig {

    @Doc("Addresses of the brokers, comma-separated. Empty: `./postern up` starts a broker of its own.")
    Optional<String> bootstrapServers();

    @Doc("Port of the embedded broker on loopback; 0 takes any free one.")
    @WithDefault("0")
    int port();

    @Doc("Heap of the embedded broker.")
    @WithDefault("320m")
    String heap();

    @Doc("Copies of each record: 3 on a cluster, 1 on a single broker.")
    @WithDefault("1")
    short replicationFactor();

    @Doc("Flush durable topics to disk before a write is acknowledged. Needed on a single broker, where 250 must "
            + "survive a power cut; on a cluster the copies do that.")
    @WithDefault("true")
    boolean flush();

    Partitions partitions();

    /** Where several instances share. What exists is given more partitions by {@code ./postern up}, and never fewer. */
    interface Partitions {
        @Doc(
                "Partitions of postern.inquiries and postern.assessments, 2 or more: as many as there are instances of reputation or "
                        + "policy, or better a multiple. With more than there were, restart the edges afterwards.")
        @WithDefault("2")
        int line();

        @Doc(
                "Partitions of postern.verdicts. An edge reads the one of its `postern.instance.ordinal`; edges may share one.")
        @WithDefault("4")
        int verdicts();

        @Doc(
                "Partitions of each outbound topic: as many as there are workers, or a multiple. On a single broker few are "
                        + "faster, as each costs flushes.")
        @WithDefault("1")
        int lanes();
    }

    Security security();

    /** How a client gets in to brokers of your own; the embedded one is open, on loopback alone. */
    interface Security {
        @Doc("`plaintext`, `ssl`, `sasl-plaintext` or `sasl-ssl`.")
        @WithDefault("plaintext")
        Protocol protocol();

        @Doc("Of the `sasl-…` protocols: `scram-sha-512`, `scram-sha-256` or `plain`.")
        @WithDefault("scram-sha-512")
        Mechanism mechanism();

        @Doc("User of the `sasl-…` protocols. `${quarkus.application.name}` gives each service its own.")
        Optional<String> username();

        @Doc(
                "Its password. It belongs into the environment (`POSTERN_KAFKA_SECURITY_PASSWORD`) or, better, into a file.")
        Optional<String> password();

        @Doc("File with the password alone; a line end after it is no part of it. Read at the start.")
        Optional<String> passwordFile();

        @Doc(
                "PEM file with the certificates of the authorities that brokers are trusted by. Empty: those that the JDK trusts.")
        Optional<String> caFile();

        @Doc(
                "PEM file with this client's certificate and those between it and the authority, where brokers ask for one.")
        Optional<String> certificateFile();

        @Doc("PEM file with the key of that certificate, in PKCS #8 (`BEGIN PRIVATE KEY`), not encrypted.")
        Optional<String> keyFile();
    }

    /** Kafka's {@code security.protocol}. */
    enum Protocol {
        PLAINTEXT,
        SSL,
        SASL_PLAINTEXT,
        SASL_SSL
    }

    /** Kafka's {@code sasl.mechanism}. */
    enum Mechanism {
        SCRAM_SHA_512,
        SCRAM_SHA_256,
        PLAIN
    }
}
