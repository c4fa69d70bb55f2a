// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.Grant;
import io.postern.contracts.access.Grant.Operation;
import io.postern.contracts.access.Grants;
import io.postern.contracts.topic.Topics;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Topics that a service's code names, and topics that it has rights to, are the same; each right is used; and few may write what is believed. */
class GrantsTest {
    private static final Pattern NAMED = Pattern.compile("\\bTopics\\.([A-Z_]+)\\b|topic=(postern\\.[a-z.]+)");
    /** Programs that are not ours. */
    private static final Set<String> OF_OTHERS = Set.of("mirror", "keda");
    /** Where the code of a user is, that is not called so. */
    private static final Map<String, String> MODULES = Map.of("operator", "launcher", "topics", "launcher");

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

    /**
     * What each right of code of ours is for: the file that uses it, of the user's module or of `contracts`, and words there. For one of
     * `contracts` that a module does not name itself, the one that it names stands here.
     */
    private static final String USES = """
            smtp-edge          | write            | postern.inquiries     | KafkaQuestions         | ProducerRecord<byte[], byte[]>(Topics.INQUIRIES
            smtp-edge          | read             | postern.verdicts      | KafkaQuestions         | TopicPartition(Topics.VERDICTS
            smtp-edge          | write            | postern.content       | KafkaLink              | KafkaContentWriter(durable, Topics.CONTENT
            smtp-edge          | write            | postern.outbound.*    | KafkaLink              | ProducerRecord<byte[], byte[]>(Topics.outbound(lane)
            smtp-edge          | read             | postern.accounts      | KafkaAccounts          | Topics.ACCOUNTS, this::take
            smtp-edge          | write            | postern.transcripts   | application.properties | outgoing.transcripts.topic=postern.transcripts
            smtp-edge          | write            | postern.parked        | KafkaParking           | send(KafkaParked.of(
            reputation-service | read             | postern.inquiries     | ReputationService      | Topics.INQUIRIES, Topics.ASSESSMENTS
            reputation-service | write            | postern.assessments   | ReputationService      | Topics.INQUIRIES, Topics.ASSESSMENTS
            reputation-service | read             | postern.content       | AssessmentService      | new KafkaContentReader(
            reputation-service | write            | postern.lists         | KafkaListNews          | ProducerRecord<>(Topics.LISTS
            reputation-service | write            | postern.parked        | KafkaLineService       | new KafkaParking(
            reputation-service | read group       | postern-reputation    | ReputationService      | NAME = "postern-reputation"
            policy-service     | read             | postern.assessments   | PolicyService          | Topics.ASSESSMENTS, Topics.VERDICTS
            policy-service     | write            | postern.verdicts      | PolicyService          | Topics.ASSESSMENTS, Topics.VERDICTS
            policy-service     | write            | postern.history       | application.properties | outgoing.history.topic=postern.history
            policy-service     | write            | postern.parked        | KafkaLineService       | new KafkaParking(
            policy-service     | read group       | postern-policy        | PolicyService          | NAME = "postern-policy"
            delivery-worker    | read             | postern.outbound.*    | KafkaWorker            | new KafkaWindow(reading(each)
            delivery-worker    | write            | postern.outbound.*    | KafkaOutbox            | Topics.outbound(part.lane()), destination
            delivery-worker    | delete           | postern.outbound.*    | KafkaFinishedRanges    | deleteRecords(
            delivery-worker    | read             | postern.retry.*       | KafkaScheduler         | consumer.subscribe(TOPICS
            delivery-worker    | write            | postern.retry.*       | KafkaOutbox            | send(labelled(RetryTiers.HELD
            delivery-worker    | delete           | postern.retry.*       | KafkaWorker            | removeFinished(moving)
            delivery-worker    | read             | postern.content       | KafkaWorker            | new KafkaContentReader(
            delivery-worker    | read             | postern.content.kept  | KafkaWorker            | new KafkaContentReader(
            delivery-worker    | write            | postern.content.kept  | KafkaKeptContent       | KafkaContentWriter(durable, Topics.CONTENT_KEPT
            delivery-worker    | read             | postern.quarantine    | KafkaQuarantineEntries | read(List.of(Topics.QUARANTINE)
            delivery-worker    | write            | postern.quarantine    | KafkaQuarantine        | ProducerRecord<>(Topics.QUARANTINE
            delivery-worker    | read             | postern.commands      | KafkaOrders            | Topics.COMMANDS, this::take
            delivery-worker    | read             | postern.deliveries    | KafkaLearning          | subscribe(List.of(Topics.DELIVERIES)
            delivery-worker    | write            | postern.deliveries    | application.properties | outgoing.deliveries.topic=postern.deliveries
            delivery-worker    | write            | postern.transcripts   | application.properties | outgoing.transcripts.topic=postern.transcripts
            delivery-worker    | write            | postern.parked        | KafkaParking           | send(KafkaParked.of(
            delivery-worker    | read group       | postern-delivery      | KafkaWorker            | NAME = "postern-delivery"
            delivery-worker    | read group       | postern-retry         | KafkaRetryConsumers    | GROUP = "postern-retry"
            delivery-worker    | read group       | postern-quarantine    | KafkaQuarantineOrders  | GROUP = "postern-quarantine"
            delivery-worker    | read group       | postern-learning      | KafkaLearning          | GROUP = "postern-learning"
            books-service      | read             | postern.outbound.*    | KafkaPlaces            | map(Topics::outbound)
            books-service      | read             | postern.deliveries    | KafkaPlaces            | OTHERS = List.of(Topics.DELIVERIES
            books-service      | read             | postern.quarantine    | KafkaPlaces            | Topics.QUARANTINE
            books-service      | read             | postern.commands      | KafkaPlaces            | Topics.COMMANDS)
            books-service      | read             | postern.books         | KafkaCheckpoints       | new KafkaConsumer<
            books-service      | write            | postern.books         | KafkaCheckpoints       | new ProducerRecord<
            books-service      | read             | postern.parked        | KafkaParkedRecords     | List.of(Topics.PARKED)
            books-service      | describe_configs | postern.content       | KafkaBrokers           | describeConfigs(
            books-service      | describe_configs | postern.content.kept  | KafkaBrokers           | describeConfigs(
            books-service      | read             | postern.history       | KafkaJudgements        | subscribe(List.of(Topics.HISTORY)
            books-service      | read group       | postern-dmarc-reports | KafkaJudgements        | GROUP = "postern-dmarc-reports"
            books-service      | describe cluster | kafka-cluster         | KafkaBrokers           | describeLogDirs(
            refusal-page       | read             | postern.history       | Place                  | HISTORY(Topics.HISTORY)
            refusal-page       | read             | postern.transcripts   | Place                  | TRANSCRIPTS(Topics.TRANSCRIPTS)
            operator           | read             | postern.*             | Search                 | Topics.HISTORY
            operator           | write            | postern.commands      | KafkaCommands          | Topics.COMMANDS
            operator           | write            | postern.accounts      | KafkaAccountTopic      | Topics.ACCOUNTS
            operator           | write            | postern.parked        | KafkaParkedTopic       | send(KafkaParked.mark(
            operator           | delete           | postern.parked        | KafkaParkedTopic       | deleteRecords(
            operator           | write            | postern.outbound.*    | KafkaParkedTopic       | send(KafkaParked.back(
            operator           | write            | postern.retry.*       | KafkaParkedTopic       | send(KafkaParked.back(
            operator           | describe group   | postern*              | KafkaBacklog           | listConsumerGroupOffsets(
            topics             | create           | postern.*             | KafkaTopics            | createTopics(
            topics             | describe         | postern.*             | KafkaPartitions        | describeTopics(
            topics             | describe_configs | postern.*             | KafkaTopics            | describeConfigs(
            topics             | alter            | postern.*             | KafkaPartitions        | createPartitions(
            topics             | alter_configs    | postern.*             | KafkaTopics            | incrementalAlterConfigs(
            """;

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

    private record Use(String user, String right, String name, String file, String words) {
        static Use of(String row) {
            var cells = row.split("\\|", 5);
            return new Use(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
        }

        String granted() {
            return "%s: %s %s".formatted(user, right, name);
        }
    }

    /** A right that nothing uses is one too many; one that is used is granted once, for reading or writing apart. */
    @Test
    void every_right_is_used_and_every_use_granted() {
        assertThat(USES.lines().map(row -> Use.of(row).granted()))
                .containsExactlyInAnyOrderElementsOf(Grants.users().stream()
                        .filter(user -> !OF_OTHERS.contains(user))
                        .flatMap(user -> Grants.of(user).stream())
                        .flatMap(GrantsTest::rights)
                        .toList());
    }

    private static Stream<String> rights(Grant grant) {
        var what = grant.what() == Grant.What.TOPIC
                ? ""
                : " " + grant.what().name().toLowerCase(Locale.ROOT);
        return grant.operations().stream()
                .map(operation -> "%s: %s%s %s%s"
                        .formatted(
                                grant.user(),
                                operation.name().toLowerCase(Locale.ROOT),
                                what,
                                grant.name(),
                                grant.prefix() ? "*" : ""));
    }

    @Test
    void what_uses_a_right_is_in_the_code_of_its_user() {
        assertThat(USES.lines().map(Use::of)).allSatisfy(use -> {
            var module = MODULES.getOrDefault(use.user(), use.user());
            var words = plain(use.words());
            assertThat(Stream.concat(files(module), files("contracts"))
                            .filter(file -> named(file).equals(use.file()))
                            .filter(file -> plain(Tree.read(file)).contains(words))
                            .filter(file -> file.startsWith(Tree.ROOT.resolve(module))
                                    || sources(module).anyMatch(text -> text.contains(use.file()))))
                    .as(use.granted())
                    .hasSize(1);
        });
    }

    /** Code is broken into lines anew now and then. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String named(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    /** What begins so may be anything: lanes and retry topics, of which there are many, and two who are there for all topics. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            postern.outbound. | smtp-edge, delivery-worker, books-service, operator, keda
            postern.retry.    | delivery-worker, operator
            postern.          | operator, topics
            postern           | operator
            """)
    void nobody_else_has_rights_by_the_beginning_of_a_name(String prefix, String users) {
        assertThat(Grants.users())
                .filteredOn(user -> Grants.of(user).stream()
                        .anyMatch(grant -> grant.prefix() && grant.name().equals(prefix)))
                .containsExactly(users.split(", "));
        assertThat(Grants.users().stream().flatMap(user -> Grants.of(user).stream()))
                .filteredOn(Grant::prefix)
                .extracting(Grant::name)
                .containsOnly("postern.outbound.", "postern.retry.", "postern.", "postern");
    }

    @Test
    void who_has_rights_to_all_topics_may_read_them_or_make_them_and_programs_of_others_write_nothing() {
        assertThat(operations("operator", grant -> grant.name().equals("postern.")))
                .containsOnly(Operation.READ);
        assertThat(operations("operator", grant -> grant.what() == Grant.What.GROUP))
                .containsOnly(Operation.DESCRIBE);
        assertThat(operations("topics", _ -> true)).doesNotContain(Operation.READ, Operation.WRITE, Operation.DELETE);
        assertThat(operations("mirror", _ -> true)).containsOnly(Operation.READ, Operation.DESCRIBE_CONFIGS);
        assertThat(operations("keda", _ -> true)).containsOnly(Operation.DESCRIBE);
    }

    private static Set<Operation> operations(String user, Predicate<Grant> which) {
        return Grants.of(user).stream()
                .filter(which)
                .flatMap(grant -> grant.operations().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<String> sources(String service) {
        return files(service).map(Tree::read);
    }

    private static Stream<Path> files(String service) {
        var folders = service.equals("books-service") ? List.of(service, "dmarc-reports") : List.of(service);
        return folders.stream()
                .flatMap(folder -> Tree.files(Tree.ROOT.resolve(folder).resolve("src/main")).stream())
                .filter(file ->
                        file.toString().endsWith(".java") || file.toString().endsWith(".properties"));
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
