// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01k9zzzzzzabcdefghjkmnpqrs                            | 01k9zzzzzzabcdefghjkmnpqrs
            https://mail.example.org/r/01k9zzzzzzabcdefghjkmnpqrs | 01k9zzzzzzabcdefghjkmnpqrs
            https://mail.example.org/?c=01k9zzzzzzabcdefghjkmnpqrs | 01k9zzzzzzabcdefghjkmnpqrs
            <abc/def@example.org>                                 | <abc/def@example.org>
            """)
    void of_the_address_of_a_page_the_code_is_meant(String said, String id) {
        assertThat(TraceCommand.named(said)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what                                         | found | asked for                  | looked for among what is parked
            the message that was found, not the session    | true  | 01m81j18g000000000000000ss | 01m81j18g0abcdefghjkmnpqrs
            an id of which nothing else is known           | false | 01m81j18g0abcdefghjkmnpqrs | 01m81j18g0abcdefghjkmnpqrs
            what is no id of ours might be in anything     | false | a                          |
            """)
    void among_what_is_parked_messages_are_looked_for(
            String what, boolean found, String asked, @Nullable String message) {
        var record = new TopicRecord("postern.outbound.incoming", 0, 1, Told.NOON, Told.message(1), "{}");

        var mentions = TraceCommand.mentions(found ? List.of(record) : List.of(), asked, Told.NOON);

        assertThat(mentions.keySet()).as(what).isEqualTo(message == null ? Set.of() : Set.of(message));
        mentions.values()
                .forEach(in -> assertThat(in.test(("x" + message + "x").getBytes(UTF_8)))
                        .isTrue());
    }
}
