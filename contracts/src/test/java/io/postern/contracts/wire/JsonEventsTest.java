// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.SealedAnswers;
import io.postern.contracts.event.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden files in {@code src/test/resources/events} are what is in topics out there; {@code -Dgolden=write} adds new ones. */
class JsonEventsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/events");

    static Iterable<String> types() {
        return JsonEvents.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_comes_back_as_it_went(String type) throws Exception {
        var event = Samples.all().get(type);
        var back = JsonEvents.decode(JsonEvents.encode(event));
        assertThat(back).usingRecursiveComparison().isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("types")
    void yesterdays_event_is_still_read_and_todays_looks_like_it(String type) throws Exception {
        var file = GOLDEN.resolve(type + ".v1.json");
        var record = JsonEvents.encode(Samples.all().get(type));
        var json = json(record);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, new ObjectMapper().readTree(json).toPrettyString() + "\n");
        }
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree(Files.readString(file)));
        var old = Files.readAllBytes(file);
        int end = json.getBytes(StandardCharsets.UTF_8).length;
        if (end < record.length) {
            old = join(old, java.util.Arrays.copyOfRange(record, end + 1, record.length));
        }
        assertThat(JsonEvents.decode(old))
                .usingRecursiveComparison()
                .isEqualTo(Samples.all().get(type));
    }

    @Test
    void a_message_that_waits_since_before_progress_was_written_down_has_none() throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/outbound-message.v1.json")));
        assertThat(old).isInstanceOfSatisfying(OutboundMessage.class, message -> {
            assertThat(message.progress()).isEqualTo(Progress.NONE);
            assertThat(message.removals()).isEmpty();
            assertThat(message.insertions()).isEmpty();
            assertThat(message.recipients()).allMatch(one -> one.aside() == null);
        });
    }

    @Test
    void a_verdict_of_before_there_were_marks_has_none() throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/message-verdict.v1.json")));
        assertThat(old)
                .isInstanceOfSatisfying(
                        Verdict.Message.class,
                        verdict -> assertThat(verdict.marks()).isEqualTo(Marks.NONE));
    }

    @Test
    void a_verdict_of_before_there_were_suspects_suspects_nobody() throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/connection-verdict.v1.json")));
        assertThat(old)
                .isInstanceOfSatisfying(
                        Verdict.Connection.class,
                        verdict -> assertThat(verdict.suspect()).isNull());
    }

    @Test
    void what_is_found_about_a_connection_may_come_without_a_history() throws Exception {
        var inquiry = (Inquiry) Samples.all().get("connection-inquiry");
        var known = ((Verdict.Connection) Samples.all().get("connection-verdict")).findings();
        var event = new Assessment(inquiry, Findings.OfConnection.only(known), List.of());
        var old = new String(JsonEvents.encode(event), StandardCharsets.ISO_8859_1).replace(",\"history\":[]", "");
        assertThat(old).doesNotContain("history");
        assertThat(JsonEvents.decode(old.getBytes(StandardCharsets.ISO_8859_1)))
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void findings_about_a_message_may_repeat_those_about_its_envelope() throws Exception {
        var sample = (Assessment) Samples.all().get("assessment");
        var envelope = (Findings.OfEnvelope) sample.findings();
        var message = new Findings.OfMessage(
                envelope.connection(), null, null, null, null, null, null, null, null, envelope, true, null);
        var event = new Assessment(sample.inquiry(), message, List.of());
        assertThat(JsonEvents.decode(JsonEvents.encode(event)))
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void an_older_edge_does_not_say_what_a_message_needs() throws Exception {
        var envelope = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/envelope-inquiry.v1.json")));
        assertThat(((Inquiry.Envelope) envelope).needs()).isEqualTo(Needs.NONE);
        var body = "Subject: hello\r\n\r\nHello\u0000\r\n".getBytes(StandardCharsets.UTF_8);
        var message = JsonEvents.decode(join(Files.readAllBytes(GOLDEN.resolve("0.0/message-inquiry.v1.json")), body));
        assertThat(((Inquiry.Message) message).needs()).isEqualTo(new Needs(body.length, false, false));
    }

    @Test
    void an_outcome_that_was_not_classed_is_still_read() throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/delivery-outcome.v1.json")));
        assertThat(old)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.class,
                        outcome -> assertThat(outcome.replyClass()).isNull());
    }

    @Test
    void a_question_of_before_there_were_upstreams_is_about_its_client() throws Exception {
        var body = "Subject: hello\r\n\r\nHello\u0000\r\n".getBytes(StandardCharsets.UTF_8);
        var old = join(Files.readAllBytes(GOLDEN.resolve("0.0/message-inquiry.v1.json")), body);
        assertThat(JsonEvents.decode(old)).isInstanceOfSatisfying(Inquiry.Message.class, inquiry -> {
            assertThat(inquiry.client().upstream()).isFalse();
            assertThat(inquiry.hop()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment", "judgement"})
    void answers_stand_behind_the_json_and_look_as_yesterday(String type) throws Exception {
        var record = new String(JsonEvents.encode(Samples.all().get(type)), StandardCharsets.UTF_8);
        var answers = record.substring(record.indexOf('\u0000') + 1);
        var file = GOLDEN.resolve("answers.json");
        var mapper = new ObjectMapper();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, mapper.readTree(answers).toPrettyString() + "\n");
        }
        assertThat(mapper.readTree(answers)).isEqualTo(mapper.readTree(Files.readString(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment", "judgement"})
    void answers_that_still_stand_among_the_json_are_read(String type) throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/" + type + ".v1.json")));
        var answers =
                old instanceof Judgement judgement ? judgement.assessment().answers() : ((Assessment) old).answers();
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.values()).containsExactly("127.0.0.2"));
    }

    @Test
    void answers_are_handed_on_as_they_came_whatever_they_say() throws Exception {
        var sample = (Assessment) Samples.all().get("assessment");
        var odd = "[{\"name\":\"x\", \"mood\":1}]".getBytes(StandardCharsets.UTF_8);
        var came = new Assessment(sample.inquiry(), sample.findings(), new SealedAnswers(odd, _ -> List.of()));
        var handedOn = JsonEvents.encode(JsonEvents.decode(JsonEvents.encode(came)));
        assertThat(new String(handedOn, StandardCharsets.UTF_8))
                .endsWith("\u0000" + new String(odd, StandardCharsets.UTF_8));
        assertThat(((Assessment) JsonEvents.decode(handedOn)).answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.outcome()).isEqualTo("UNREADABLE"));
    }

    @Test
    void an_answer_of_before_there_was_dnssec_is_whole_and_nobody_vouches_for_it() throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/assessment.v1.json")));
        assertThat(old).isInstanceOfSatisfying(Assessment.class, assessment -> {
            assertThat(assessment.answers()).singleElement().satisfies(answer -> {
                assertThat(answer.authenticated()).isFalse();
                assertThat(answer.cut()).isFalse();
            });
        });
    }

    @Test
    void a_listing_of_before_there_were_lists_of_names_is_about_the_client() throws Exception {
        var old = JsonEvents.decode(Files.readAllBytes(GOLDEN.resolve("0.0/envelope-inquiry.v1.json")));
        assertThat(old).isInstanceOfSatisfying(Inquiry.Envelope.class, inquiry -> {
            var listing = Objects.requireNonNull(inquiry.connection()).dnsbl().getFirst();
            assertThat(listing.subject()).isEqualTo(DnsblListing.Subject.CLIENT);
            assertThat(listing.name()).isNull();
        });
    }

    @Test
    void a_field_that_this_version_does_not_know_is_passed_over() throws Exception {
        var text = json(JsonEvents.encode(Samples.all().get("connection-inquiry")))
                .replace("\"sessionId\"", "\"mood\":{\"a\":[1]},\"sessionId\"");
        assertThat(JsonEvents.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Samples.all().get("connection-inquiry"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a later version          | {"type":"assessment","version":2,"event":{}}      | true
            a type of a later release| {"type":"weather","version":1,"event":{}}         | true
            no JSON at all           | hello                                             | false
            an array                 | [1,2]                                             | false
            no type                  | {"version":1,"event":{}}                          | false
            a version without sense  | {"type":"assessment","version":-3,"event":{}}     | false
            no event                 | {"type":"assessment","version":1}                 | false
            a null event             | {"type":"assessment","version":1,"event":null}    | false
            an incomplete message    | {"type":"outbound-message","version":1,"event":{"attempt":1}} | false
            an incomplete question   | {"type":"connection-inquiry","version":1,"event":{"id":"1"}} | false
            an account without a key | {"type":"account","version":1,"event":{"name":"a","verifier":{"salt":"W22ZaJ0SNY7soEsUEjb6gQ==","iterations":4096},"senders":[],"suspended":false,"changedAt":0,"changedBy":""}} | false
            iterations for a week    | {"type":"account","version":1,"event":{"name":"a","verifier":{"salt":"W22ZaJ0SNY7soEsUEjb6gQ==","iterations":2147483647,"storedKey":"WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=","serverKey":"wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="},"senders":[],"suspended":false,"changedAt":0,"changedBy":""}} | false
            half an event            | {"type":"assessment","version":1,"event":{"inq    | false
            a field of another kind  | {"type":"transcript","version":1,"event":{"start":"soon"}} | false
            """)
    void garbage_is_told_from_what_is_newer(String what, String record, boolean newer) {
        assertThatThrownBy(() -> JsonEvents.decode(record.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableRecord.class, e -> assertThat(e.newer()).isEqualTo(newer));
    }

    @Test
    void inline_content_that_was_cut_off_is_noticed() {
        var whole = JsonEvents.encode(Samples.all().get("message-inquiry"));
        var cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> JsonEvents.decode(cut)).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void random_octets_never_do_more_than_fail() {
        var random = new Random(7);
        var seed = JsonEvents.encode(Samples.all().get("outbound-message"));
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = seed.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Event event = JsonEvents.decode(bytes);
                assertThat(event).isInstanceOf(OutboundMessage.class);
                read++;
            } catch (UnreadableRecord e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }

    private static String json(byte[] record) {
        var text = new String(record, StandardCharsets.UTF_8);
        int end = text.indexOf('\u0000');
        return end < 0 ? text : text.substring(0, end);
    }

    private static byte[] join(byte[] json, byte[] content) {
        var joined = java.util.Arrays.copyOf(json, json.length + 1 + content.length);
        System.arraycopy(content, 0, joined, json.length + 1, content.length);
        return joined;
    }
}
