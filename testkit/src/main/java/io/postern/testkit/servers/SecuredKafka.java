// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import io.postern.contracts.access.Grants;
import io.postern.contracts.access.KafkaGrants;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;

/**
 * A broker as a careful operator has it: clients come by TLS with SCRAM or a certificate, and an authorizer lets each do what
 * it has been granted and no more. The test itself comes by a third listener, and may do everything.
 */
public final class SecuredKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int sasl = FreePorts.take();
    private final int mutual = FreePorts.take();
    private final SelfSigned server;
    private final SelfSigned client;
    private final EmbeddedKafka kafka;

    private SecuredKafka(Path folder) {
        this.folder = folder;
        server = SelfSigned.in(folder.resolve("server"), List.of("localhost", "127.0.0.1"));
        client = SelfSigned.in(folder.resolve("client"), List.of("with-certificate"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0, "256m", properties())
                .await(PATIENCE);
    }

    /** Starts one in that folder, without users and topics. */
    public static SecuredKafka start(Path folder) {
        return new SecuredKafka(folder);
    }

    private Map<String, String> properties() {
        var more = new HashMap<String, String>();
        more.put("listeners", "SECURED://127.0.0.1:" + sasl + ",MUTUAL://127.0.0.1:" + mutual);
        more.put("advertised.listeners", "SECURED://127.0.0.1:" + sasl + ",MUTUAL://127.0.0.1:" + mutual);
        more.put("listener.security.protocol.map", "SECURED:SASL_SSL,MUTUAL:SSL");
        more.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        more.put(
                "listener.name.secured.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        more.put(
                "listener.name.secured.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_plainly=\"a \\\"plain\\\" secret\";");
        more.put("listener.name.mutual.ssl.client.auth", "required");
        more.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
        more.put("ssl.keystore.type", "PEM");
        more.put("ssl.keystore.certificate.chain", text(server.certificate()));
        more.put("ssl.keystore.key", text(server.key()));
        more.put("ssl.truststore.type", "PEM");
        more.put("ssl.truststore.certificates", text(client.certificate()));
        more.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        more.put("super.users", "User:ANONYMOUS");
        return more;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of the listener with TLS and SASL. */
    public String sasl() {
        return "127.0.0.1:" + sasl;
    }

    /** Address of the listener that asks for certificates. */
    public String mutual() {
        return "127.0.0.1:" + mutual;
    }

    /** Address of the test's own listener. */
    public String open() {
        return kafka.bootstrapServers();
    }

    /** The broker's certificate, which is its own authority. */
    public Path authority() {
        return server.certificate();
    }

    /** The certificate of the user {@code with-certificate}. */
    public SelfSigned client() {
        return client;
    }

    /** Everything may be done by it; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", open(), "enable.metrics.push", false));
    }

    /**
     * Makes a user of SCRAM with the password {@code NAME's secret}.
     *
     * @param as the users of {@link Grants} whose grants it has
     * @return the file with the password
     */
    public Path user(String name, String... as) {
        var password = password(name);
        var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        try (var admin = admin()) {
            done(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, scram, password)))
                    .all());
            grant(name, as);
            var passwords = Files.createDirectories(folder.resolve("passwords"));
            return Files.writeString(passwords.resolve(name), password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #user} gives to that one. */
    public static String password(String name) {
        return name + "'s secret";
    }

    /** Lets a user do what those of {@link Grants} may. */
    public void grant(String name, String... as) {
        var bindings = Stream.of(as)
                .flatMap(user -> KafkaGrants.bindings(name, Grants.of(user)).stream())
                .toList();
        try (var admin = admin()) {
            done(admin.createAcls(bindings).all());
        }
    }

    private static void done(KafkaFuture<Void> change) {
        try {
            change.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refuses a user: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
