// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import io.postern.testkit.servers.OtlpCollector;
import io.postern.testkit.servers.SecuredKafka;
import io.postern.testkit.servers.SecuredRedis;
import io.postern.testkit.system.Part;
import io.postern.testkit.system.SystemFolder;
import io.postern.testkit.system.SystemSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A world whose Kafka and Redis are secured as a careful operator has them, where every service has its own user of Kafka with
 * the grants of its name and no more, logs are JSON at DEBUG, and everything that is secret is known: see {@link #secrets}.
 */
public final class SecuredWorld implements AutoCloseable {
    /** Who looks at the system and gives orders, with the grants of {@code operator} alone. */
    public static final String OPERATOR = "gives-orders";
    /** What the operator's endpoints are asked with from another machine. */
    public static final String TOKEN = "the-token-of-the-operator";
    /** Of the account that {@link Dialogues} sign in with. */
    public static final String PASSWORD = "Correct-Horse-1";

    private static final List<Part> SERVICES =
            List.of(Part.EDGE, Part.REPUTATION, Part.POLICY, Part.WORKER, Part.BOOKS, Part.REFUSALS);

    private final Path folder = SystemFolder.fresh("secured-servers").made();
    private final SecuredKafka kafka = SecuredKafka.start(folder);
    private final SecuredRedis redis = SecuredRedis.start(folder);
    private final OtlpCollector collector = OtlpCollector.start();
    private final int submission = FreePorts.take();
    private final SelfSigned edge = SelfSigned.in(folder.resolve("edge"), List.of("localhost"));
    private final Path sealing = sealingKey();
    private final World world;

    private SecuredWorld() {
        SERVICES.forEach(service -> kafka.user(service.label(), service.label()));
        kafka.user(OPERATOR, "operator");
        // Who starts the system on one machine makes the topics, too.
        var passwords = kafka.user("operator", "operator", "topics").getParent();
        world = World.start("secured", settings -> secured(settings, passwords));
    }

    public static SecuredWorld start() {
        return new SecuredWorld();
    }

    private SystemSettings secured(SystemSettings settings, Path passwords) {
        var security = "postern.kafka.security.";
        return settings.set("postern.kafka.bootstrap-servers", kafka.sasl())
                .set(security + "protocol", "sasl-ssl")
                .set(security + "username", "${quarkus.application.name:operator}")
                .set(security + "password-file", passwords + "/${quarkus.application.name:operator}")
                .set(security + "ca-file", kafka.authority().toString())
                .set("postern.redis.url", redis.url())
                .set("postern.redis.username", SecuredRedis.USER)
                .set("postern.redis.password", SecuredRedis.PASSWORD)
                .set("postern.redis.ca-file", redis.authority().toString())
                .set("postern.edge.listeners.submission.port", submission)
                .set(
                        "postern.edge.tls.certificates.default.certificate",
                        edge.certificate().toString())
                .set("postern.edge.tls.certificates.default.key", edge.key().toString())
                .set("postern.arc.domain", "local.test")
                .set("postern.arc.selector", "arc")
                .set("postern.arc.key", sealing.toString())
                .set("postern.operator.token-file", written("token", TOKEN).toString())
                .set("postern.refusal-page.enabled", true)
                .set("postern.edge.refusal-page", "http://the-page-that-runs.test/r/")
                .set("postern.dmarc-reports.enabled", true)
                .set("postern.trace.endpoint", collector.endpoint())
                .set("postern.trace.sample", 1.0)
                .set("postern.log.json", true)
                .set("quarkus.log.category.\"io.postern\".level", "DEBUG");
    }

    private Path sealingKey() {
        try {
            var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            var text = Base64.getEncoder().encodeToString(key.getEncoded());
            return written("arc.pem", "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of that name with that text. */
    public Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public World world() {
        return world;
    }

    /** Kafka's listener where all may be done. */
    public String kafka() {
        return kafka.open();
    }

    public OtlpCollector collector() {
        return collector;
    }

    public int submissionPort() {
        return submission;
    }

    /** {@code ./postern} as somebody who has the grants of {@code operator} and no others. */
    public Commands.Said run(String... words) {
        var password = written(OPERATOR, SecuredKafka.password(OPERATOR));
        return Commands.run(
                world,
                Map.of(
                        "POSTERN_KAFKA_SECURITY_USERNAME",
                        OPERATOR,
                        "POSTERN_KAFKA_SECURITY_PASSWORD_FILE",
                        password.toString()),
                words);
    }

    /** Everything that nobody may read anywhere: passwords, the token, and lines of private keys. */
    public List<String> secrets() throws IOException {
        var all = new ArrayList<>(List.of(SecuredRedis.PASSWORD, TOKEN, PASSWORD));
        // As AUTH PLAIN says it, and AUTH LOGIN.
        all.add(base64("\0anna@local.test\0" + PASSWORD));
        all.add(base64(PASSWORD));
        Stream.concat(SERVICES.stream().map(Part::label), Stream.of("operator", OPERATOR))
                .map(SecuredKafka::password)
                .forEach(all::add);
        for (var key : List.of(edge.key(), sealing)) {
            Files.readAllLines(key).stream()
                    .filter(line -> !line.startsWith("-----"))
                    .forEach(all::add);
        }
        return all;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of all services. */
    public String logs() {
        var all = new StringBuilder();
        SERVICES.forEach(part -> all.append(world.postern().log(part)));
        return all.toString();
    }

    @Override
    public void close() {
        world.close();
        collector.close();
        redis.close();
        kafka.close();
    }
}
