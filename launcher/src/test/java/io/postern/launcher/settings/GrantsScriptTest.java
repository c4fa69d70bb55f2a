// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.Grants;
import io.postern.contracts.access.KafkaGrants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** acls.sh, with a kafka-acls.sh that writes down what it is told. */
class GrantsScriptTest {
    private static final Path SCRIPT = Path.of("../deploy/k8s/postern/files/acls.sh");
    private static final List<String> BROKERS =
            List.of("--bootstrap-server", "kafka:9093", "--command-config", "admin.properties");

    @TempDir
    Path folder;

    private Path tool;

    private record Run(int code, String said) {}

    @BeforeEach
    void writeTool() throws IOException {
        tool = Files.writeString(folder.resolve("kafka acls"), """
                #!/bin/sh
                for word in "$@"; do printf '%s\\n' "$word"; done >>"$0.told"
                echo >>"$0.told"
                """);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void every_user_gets_what_the_list_says_and_no_more() throws Exception {
        assertThat(run(BROKERS)).isEqualTo(new Run(0, ""));

        assertThat(told()).allSatisfy(words -> assertThat(words).startsWith("--bootstrap-server", "kafka:9093"));
        assertThat(rights(told()))
                .isEqualTo(Grants.users().stream()
                        .flatMap(user -> rights(user, user))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void a_user_may_have_another_name_at_the_brokers() throws Exception {
        run(BROKERS, "smtp-edge=CN=edge,O=An Example", "delivery-worker");

        assertThat(rights(told()))
                .isEqualTo(Stream.concat(
                                rights("smtp-edge", "CN=edge,O=An Example"),
                                rights("delivery-worker", "delivery-worker"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void the_same_rights_are_taken_away_again() throws Exception {
        run(BROKERS, "--remove", "keda");

        assertThat(told())
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words)
                        .contains("--remove", "--force", "User:keda")
                        .doesNotContain("--add"));
    }

    @Test
    void what_is_printed_is_what_would_be_run() throws Exception {
        var printed = run(BROKERS, "--print", "smtp-edge=a user");
        assertThat(folder.resolve("kafka acls.told")).doesNotExist();

        assertThat(process(List.of("bash", "-c", printed.said())).code()).isZero();
        assertThat(rights(told()))
                .isEqualTo(rights("smtp-edge", "a user").collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --print                                | Where are the brokers?
            --bootstrap-server kafka:9093 postman  | There is no user postman, but: smtp-edge
            --bootstrap-server kafka:9093 --force  | There is no option --force
            --bootstrap-server                     | --bootstrap-server wants a word
            """)
    void a_mistake_is_told_before_anything_is_run(String words, String sentence) throws Exception {
        var run = run(List.of(words.split(" ")));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).startsWith(sentence);
        assertThat(folder.resolve("kafka acls.told")).doesNotExist();
    }

    private Run run(List<String> words, String... more) throws Exception {
        return process(Stream.of(Stream.of("bash", SCRIPT.toString()), words.stream(), Arrays.stream(more))
                .flatMap(each -> each)
                .toList());
    }

    private Run process(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KAFKA_ACLS", tool.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private List<List<String>> told() throws IOException {
        return Arrays.stream(Files.readString(folder.resolve("kafka acls.told")).split("\n\n"))
                .map(command -> command.lines().toList())
                .toList();
    }

    private static Stream<String> rights(String user, String name) {
        return KafkaGrants.bindings(name, Grants.of(user)).stream().map(GrantsScriptTest::right);
    }

    private static String right(AclBinding binding) {
        return "%s %s %s %s %s"
                .formatted(
                        binding.entry().principal(),
                        binding.entry().operation(),
                        binding.pattern().patternType(),
                        binding.pattern().resourceType(),
                        binding.pattern().name());
    }

    /** As kafka-acls.sh reads them: each operation on each name. */
    private static Set<String> rights(List<List<String>> commands) {
        var rights = new TreeSet<String>();
        for (var words : commands) {
            var pattern = words.contains("--resource-pattern-type") ? "PREFIXED" : "LITERAL";
            var principal = after(words, "--allow-principal").getFirst();
            for (var operation : after(words, "--operation")) {
                var upper = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
                after(words, "--topic")
                        .forEach(name -> rights.add("%s %s %s TOPIC %s".formatted(principal, upper, pattern, name)));
                after(words, "--group")
                        .forEach(name -> rights.add("%s %s %s GROUP %s".formatted(principal, upper, pattern, name)));
                if (words.contains("--cluster")) {
                    rights.add("%s %s %s CLUSTER kafka-cluster".formatted(principal, upper, pattern));
                }
            }
        }
        return rights;
    }

    private static List<String> after(List<String> words, String option) {
        var found = new ArrayList<String>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals(option)) {
                found.add(words.get(i + 1));
            }
        }
        return found;
    }
}
