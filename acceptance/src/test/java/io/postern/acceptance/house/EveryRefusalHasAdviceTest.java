// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.policy.checks.Check;
import io.postern.refusal.cause.Causes;
import io.postern.refusal.cause.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who adds a check, a rule or a reply that refuses also says, in refusal-page, what it means and how it is mended. */
class EveryRefusalHasAdviceTest {
    /** Where a rule is named that refuses. */
    private static final Pattern RULE =
            Pattern.compile("(?:new Decision\\.(?:Defer|Reject)|refusal|\\.away)\\(\\s*\"([a-z0-9-]+)\"");

    /** A reply with its enhanced code. */
    private static final Pattern REPLY = Pattern.compile("\"[45]\\.\\d+\\.\\d+\",\\s*\"([^\"]+)\"");

    /** Replies that end a session for what was in it. */
    private static final Pattern OVER = Pattern.compile("\\bover\\(\"([^\"]+)\"");

    @Test
    void every_check_has_advice() {
        assertThat(Arrays.stream(Check.values()).map(Check::rule)).isSubsetOf(Causes.rules());
    }

    @Test
    void every_rule_that_refuses_has_advice() {
        var rules = found("policy-service", RULE).distinct().toList();
        assertThat(rules).contains("greylisted", "relay-denied", "dns-away", "behind-size");
        assertThat(rules).isSubsetOf(Causes.rules());
    }

    @Test
    void every_reply_of_the_edge_that_refuses_has_advice() {
        var replies = Stream.of(REPLY, OVER)
                .flatMap(pattern -> found("smtp-edge", pattern))
                .flatMap(text -> text.contains("%s from your address")
                        ? Stream.of("connections", "messages", "recipients").map(what -> text.replace("%s", what))
                        : Stream.of(text))
                .toList();
        assertThat(replies).hasSizeGreaterThan(50);
        assertThat(replies.stream().filter(text -> Trouble.of(text).isEmpty())).isEmpty();
    }

    @Test
    void no_advice_is_for_what_nobody_says() {
        var sources = Tree.javaFiles(Tree.ROOT.resolve("smtp-edge/src/main/java"))
                .map(Tree::read)
                .toList();
        assertThat(Arrays.stream(Trouble.values())
                        .flatMap(trouble -> trouble.beginnings().stream())
                        .filter(beginning -> !said(sources, beginning)))
                .isEmpty();
    }

    private static boolean said(List<String> sources, String beginning) {
        return Stream.of("connections", "messages", "recipients")
                .map(what ->
                        beginning.replace("Too many " + what + " from your address", "Too many %s from your address"))
                .anyMatch(text -> sources.stream().anyMatch(source -> source.contains("\"" + text)));
    }

    private static Stream<String> found(String module, Pattern pattern) {
        return Tree.javaFiles(Tree.ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(file -> pattern.matcher(Tree.read(file)).results())
                .map(result -> result.group(1));
    }
}
