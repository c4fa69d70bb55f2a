// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.embedded.Child;
import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The layers of the images are put together as the Dockerfile says, and a service runs from them as in a container: as a user
 * without a name, on a file system that it can write nowhere but in {@code /tmp}. The base image is this machine.
 */
class ImagesIT {
    private static final Path ROOT = BuiltTree.root();
    private static final String NEAR = "http://127.0.0.1:8080";
    /** The service, for those who are on another machine. */
    private static final String FAR = "http://192.0.2.1:8080";

    /** A private view of the machine, read-only, with the image's folder in it, and a network of its own. */
    private static final String CONTAINER = """
            set -e
            ip link set lo up
            ip address add 192.0.2.1/32 dev lo
            mount --make-rprivate /
            mount -t tmpfs none /opt
            mkdir /opt/postern
            mount --bind "$1/opt/postern" /opt/postern
            [ ! -d "$1/usr/local/bin" ] || mount --bind "$1/usr/local/bin" /usr/local/bin
            install -m 444 "$2" /opt/token
            mount -o remount,bind,ro /opt/postern
            mount -t tmpfs none /tmp
            mount -o remount,bind,ro /
            cd /tmp
            shift 2
            exec setpriv --reuid=10001 --regid=10001 --clear-groups --bounding-set=-all "$@"
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp-edge",
                "reputation-service",
                "policy-service",
                "delivery-worker",
                "books-service",
                "refusal-page"
            })
    void what_is_ours_is_a_layer_apart_from_what_it_depends_on(String service) throws IOException {
        var built = build(service);
        var layers = folder.resolve("layers").resolve("build").resolve("layers");
        assertThat(names(layers.resolve("dependencies")))
                .noneMatch(name -> name.startsWith("io.postern."))
                .anyMatch(name -> name.contains("kafka-clients"));
        assertThat(names(layers.resolve("own")))
                .contains("quarkus-run.jar")
                .anyMatch(name -> name.startsWith("io.postern.contracts"))
                .noneMatch(name -> name.contains("kafka-clients"));
        assertThat(names(built.image().resolve("opt/postern")))
                .containsAll(names(ROOT.resolve(service).resolve("target/quarkus-app/lib/main")));
    }

    @Test
    void a_service_runs_as_nobody_on_a_file_system_that_it_cannot_write() throws IOException {
        var built = build("policy-service");
        var environment = new HashMap<>(built.environment());
        environment.put("POSTERN_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        environment.put("POSTERN_REDIS_URL", "redis://127.0.0.1:1");
        environment.put("POSTERN_LOG_JSON", "true");
        var token = Files.writeString(folder.resolve("token"), "a-marked-token\n");
        environment.put("POSTERN_OPERATOR_TOKEN_FILE", "/opt/token");
        environment.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        var command = contained(built, token);
        try (var service = Child.start("image", folder, environment, command)) {
            await("it lives, see " + service.log())
                    .atMost(Duration.ofSeconds(60))
                    .failFast("it ended", () -> !service.alive())
                    .until(() -> ask(service, FAR + "/q/health/live").equals("200"));
            assertThat(ask(service, FAR + "/nothing")).as("who has no token").isEqualTo("401");
            assertThat(ask(service, "-H", "Authorization: Bearer a-marked-token", FAR + "/nothing"))
                    .as("who has it hears what there is")
                    .isEqualTo("404");
            assertThat(ask(service, NEAR + "/nothing"))
                    .as("who is on the same machine")
                    .isEqualTo("404");
            assertThat(ask(service, "-H", "Origin: https://elsewhere.test", NEAR + "/nothing"))
                    .as("a web page that is read there")
                    .isEqualTo("403");
            assertThat(ask(service, "-H", "Host: page.test", NEAR + "/nothing"))
                    .as("a web page whose name leads there")
                    .isEqualTo("403");
            assertThat(ask(service, "-H", "X-Forwarded-For: 192.0.2.1", NEAR + "/nothing"))
                    .as("who asks by a proxy on the same machine")
                    .isEqualTo("401");
            var many = Collections.nCopies(30, FAR + "/nothing").toArray(String[]::new);
            assertThat(ask(service, many)).as("thirty at once").contains("429");
            assertThat(ask(service, "-H", "Authorization: Bearer a-marked-token", FAR + "/nothing"))
                    .as("whom those do not keep out")
                    .isEqualTo("404");
            assertThat(service.lastWords(100)).contains("\"message\":\"policy in force\",\"version\":");
            assertThat(built.last("USER")).isEqualTo("10001:10001");
            assertThat(Files.readString(Path.of("/proc/" + service.pid() + "/status")))
                    .contains("Uid:\t10001\t10001", "CapBnd:\t0000000000000000");
            assertThat(service.lastWords(100))
                    .doesNotContain("a-marked-token", "\tat ", "ead-only file system", "WARNING: A ");
        }
    }

    /** Each has the same Dockerfile, and its own settings, native code and files that it may want to write. */
    @Test
    void all_other_services_live_there_too_and_say_that_they_are_not_ready() throws IOException {
        var token = Files.writeString(folder.resolve("token"), "");
        var services = new ArrayList<Child>();
        try {
            for (var name :
                    List.of("smtp-edge", "reputation-service", "delivery-worker", "books-service", "refusal-page")) {
                var here = Files.createDirectory(folder.resolve(name));
                var built =
                        Dockerfile.read(ROOT, ROOT.resolve("deploy/images/Dockerfile"), here, Map.of("SERVICE", name));
                built.build();
                var environment = new HashMap<>(built.environment());
                environment.put("POSTERN_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
                environment.put("POSTERN_REDIS_URL", "redis://127.0.0.1:1");
                environment.put("POSTERN_RELAY_DOMAINS", "example.org");
                environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
                if (name.equals("refusal-page")) {
                    environment.put("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
                    environment.put("QUARKUS_MANAGEMENT_PORT", "8080");
                    environment.put("QUARKUS_HTTP_PORT", "8081");
                }
                environment.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
                services.add(Child.start(name, here, environment, contained(built, token)));
            }
            for (var service : services) {
                await("it lives, see " + service.log())
                        .atMost(Duration.ofSeconds(60))
                        .failFast("it ended", () -> !service.alive())
                        .until(() -> ask(service, FAR + "/q/health/live").equals("200"));
                await("without Kafka it is not ready")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> ask(service, FAR + "/q/health/ready").equals("503"));
                assertThat(service.lastWords(100)).doesNotContain("ead-only file system", "WARNING: A ");
            }
        } finally {
            services.forEach(Child::close);
        }
    }

    @Test
    void the_commands_run_as_nobody_on_a_file_system_that_they_cannot_write() throws IOException, InterruptedException {
        var dockerfile = Dockerfile.read(ROOT, ROOT.resolve("deploy/images/launcher/Dockerfile"), folder, Map.of());
        dockerfile.build();
        var token = Files.writeString(folder.resolve("token"), "");
        var command = contained(dockerfile, token);
        command.addAll(List.of("topics", "list"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        var process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("postern.outbound.incoming");
        assertThat(process.waitFor()).isZero();
        assertThat(dockerfile.last("USER")).isEqualTo("10001:10001");
    }

    private static List<String> contained(Dockerfile built, Path token) {
        var command = new ArrayList<>(List.of("unshare", "--mount", "--net", "/bin/sh", "-c", CONTAINER, "container"));
        command.addAll(List.of(built.image().toString(), token.toString()));
        command.addAll(built.entryPoint());
        return command;
    }

    /** Status; nothing when nobody answers. From within the service's own network. */
    private static String ask(Child service, String... words) {
        var command = new ArrayList<>(List.of("nsenter", "--net", "-t", Long.toString(service.pid()), "curl", "-s"));
        command.addAll(List.of("-o", "/dev/null", "-w", "%{http_code}", "--max-time", "5"));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replace("000", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dockerfile build(String service) {
        var dockerfile =
                Dockerfile.read(ROOT, ROOT.resolve("deploy/images/Dockerfile"), folder, Map.of("SERVICE", service));
        dockerfile.build();
        return dockerfile;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
