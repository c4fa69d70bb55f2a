// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.Grant;
import io.postern.contracts.access.Grants;
import io.postern.contracts.topic.Topics;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Topics that a service's code names, and topics that it has rights to, are the same; and few may write what is believed. */
class GrantsTest {
    private static final Pattern NAMED = Pattern.compile("\\bTopics\\.([A-Z_]+)\\b|topic=(postern\\.[a-z.]+)");
    private static final List<String> SERVICES = List.of(
            "smtp-edge", "reputation-service", "policy-service", "delivery-worker", "books-service", "refusal-page");
    /** What services touch through `contracts`: the line's ends, and what nobody can read. */
    private static final Map<String, List<String>> BY_CONTRACTS = Map.of(
            "smtp-edge", List.of(Topics.INQUIRIES, Topics.VERDICTS, Topics.PARKED),
            "reputation-service", List.of(Topics.CONTENT, Topics.PARKED),
            "policy-service", List.of(Topics.PARKED),
            "delivery-worker", List.of(Topics.CONTENT, Topics.PARKED),
            "books-service", List.of(),
            "refusal-page", List.of());

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_has_rights_to_the_topics_that_its_code_names_and_to_no_others(String service) {
        var named = new TreeSet<>(BY_CONTRACTS.getOrDefault(service, List.of()));
        sources(service)
                .forEach(text -> NAMED.matcher(text)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : topic(found.group(1)))
                        .forEach(named::add));
        var granted = new TreeSet<String>();
        Grants.of(service).stream()
                .filter(grant -> grant.what() == Grant.What.TOPIC && !grant.prefix())
                .forEach(grant -> granted.add(grant.name()));
        assertThat(granted).isEqualTo(named);
    }

    /** Those whose names begin alike are known by a word in the code. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "postern.outbound., Topics\\s*\\.outbound\\(|Topics::outbound|topic=postern.outbound",
        "postern.retry., RetryTiers|RetryPlan"
    })
    void likewise_for_lanes_and_retry_topics(String prefix, String word) {
        var named = Pattern.compile(word);
        assertThat(SERVICES)
                .filteredOn(service -> Grants.of(service).stream()
                        .anyMatch(grant -> grant.prefix() && grant.name().equals(prefix)))
                .containsExactlyElementsOf(SERVICES.stream()
                        .filter(service -> sources(service)
                                .anyMatch(text -> named.matcher(text).find()))
                        .toList());
    }

    @ParameterizedTest(name = "to {0} write {1}")
    @CsvSource(delimiter = '|', textBlock = """
            postern.inquiries         | smtp-edge
            postern.assessments       | reputation-service
            postern.verdicts          | policy-service
            postern.outbound.incoming | smtp-edge, delivery-worker, operator
            postern.retry.15m         | delivery-worker, operator
            postern.content           | smtp-edge
            postern.content.kept      | delivery-worker
            postern.quarantine        | delivery-worker
            postern.deliveries        | delivery-worker
            postern.history           | policy-service
            postern.lists             | reputation-service
            postern.books             | books-service
            postern.commands          | operator
            postern.accounts          | operator
            postern.parked            | smtp-edge, reputation-service, policy-service, delivery-worker, operator
            """)
    void only_those_may_write_to_it(String topic, String users) {
        assertThat(Grants.users())
                .filteredOn(user -> Grants.of(user).stream()
                        .anyMatch(grant -> grant.what() == Grant.What.TOPIC
                                && (grant.prefix() ? topic.startsWith(grant.name()) : topic.equals(grant.name()))
                                && grant.operations().contains(Grant.Operation.WRITE)))
                .containsExactly(users.split(", "));
    }

    private static Stream<String> sources(String service) {
        var folders = service.equals("books-service") ? List.of(service, "dmarc-reports") : List.of(service);
        return folders.stream()
                .flatMap(folder -> Tree.files(Tree.ROOT.resolve(folder).resolve("src/main")).stream())
                .filter(file ->
                        file.toString().endsWith(".java") || file.toString().endsWith(".properties"))
                .map(Tree::read);
    }

    private static String topic(String constant) {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && field.getName().equals(constant))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
