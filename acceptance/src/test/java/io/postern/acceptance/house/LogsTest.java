// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.log.LogKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages end with their keys, the keys are called what they are called everywhere, and people are named at DEBUG only. */
class LogsTest {
    private static final List<String> MODULES = List.of(
            "contracts",
            "dns",
            "redis",
            "authentication",
            "dmarc-reports",
            "smtp-edge",
            "reputation-service",
            "policy-service",
            "delivery-worker",
            "books-service",
            "refusal-page");
    /** From the level to the end of the call. */
    private static final Pattern CALL =
            Pattern.compile("LOG\\s*\\.log\\(\\s*System\\.Logger\\.Level\\.(\\w+),(.*?)\\);\n", Pattern.DOTALL);

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Values that are people's addresses. */
    private static final Pattern PERSON = Pattern.compile("\\b(reversePath|recipients?|sender|mailFrom|rcpt)\\b");
    /** What somebody might call what has a fixed name. */
    private static final Pattern BY_ANOTHER_NAME =
            Pattern.compile("\\b(id|session|message|msgId|from|to|rcpt|mailFrom|ip|address|retry)=\\{");

    @Test
    void senders_and_recipients_are_told_at_debug_only() {
        assertThat(calls().filter(call -> !call.group(1).equals("DEBUG"))
                        .map(MatchResult::group)
                        .filter(call -> LogKeys.PERSONAL.stream().anyMatch(key -> call.contains(key + "={"))))
                .isEmpty();
    }

    @Test
    void nor_are_they_under_any_other_name() {
        assertThat(calls().filter(call -> !call.group(1).equals("DEBUG"))
                        .map(MatchResult::group)
                        .filter(call -> PERSON.matcher(TEXT.matcher(call).replaceAll(""))
                                .find()))
                .isEmpty();
    }

    @Test
    void what_has_a_name_is_called_by_it() {
        assertThat(calls().map(MatchResult::group)
                        .filter(call -> BY_ANOTHER_NAME.matcher(call).find()))
                .isEmpty();
    }

    private static Stream<MatchResult> calls() {
        return MODULES.stream()
                .flatMap(module -> Tree.javaFiles(Tree.ROOT.resolve(module).resolve(Path.of("src", "main", "java"))))
                .flatMap(file -> CALL.matcher(Tree.read(file)).results());
    }
}
