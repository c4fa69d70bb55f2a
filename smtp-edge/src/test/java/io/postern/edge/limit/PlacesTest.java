// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.ListenerKind;
import io.postern.edge.limit.Places.Entry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    /** Listeners are named by their kind and perhaps a number, and after a colon by what they say for themselves. */
    private static Places places(int all, String listeners) {
        var shares = new HashMap<String, Places.Share>();
        for (var one : listeners.split(" ", -1)) {
            var parts = one.split(":", -1);
            var kind = ListenerKind.valueOf(parts[0].replaceAll("\\d", "").toUpperCase(Locale.ROOT));
            shares.put(parts[0], new Places.Share(kind, parts.length == 1 ? null : Integer.valueOf(parts[1])));
        }
        return new Places(all, shares);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                        | all  | listeners           | which      | has
            strangers leave room for those who sign in and for our machines | 1000 | mx submission relay | mx | 700
            so do strangers who come where people sign in | 1000 | mx submission relay | submission | 200
            our own machines may take all                 | 1000 | mx submission relay | relay      | 1000
            nothing is kept for who is not there          | 1000 | mx relay            | mx         | 900
            nor where strangers are the only ones         | 1000 | mx                  | mx         | 1000
            nor where people only sign in                 | 1000 | submission          | submission | 1000
            a listener may say for itself                 | 1000 | mx:50 relay         | mx         | 50
            also more than its share                      | 1000 | mx:990 relay        | mx         | 990
            of few places strangers have one all the same | 1    | mx relay            | mx         | 1
            """)
    void a_listener_has_its_share(String what, int all, String listeners, String which, int most) {
        assertThat(places(all, listeners).most(which)).isEqualTo(most);
    }

    @Test
    void strangers_cannot_lock_out_our_own_machines() {
        var places = places(10, "mx submission relay");
        for (int i = 0; i < 7; i++) {
            assertThat(places.enter("mx")).isEqualTo(Entry.TAKEN);
        }
        assertThat(places.enter("mx")).isEqualTo(Entry.LISTENER_FULL);
        assertThat(places.enter("submission")).isEqualTo(Entry.TAKEN);
        assertThat(places.enter("submission")).isEqualTo(Entry.TAKEN);
        assertThat(places.enter("submission")).isEqualTo(Entry.LISTENER_FULL);
        assertThat(places.enter("relay")).isEqualTo(Entry.TAKEN);
        assertThat(places.enter("relay")).isEqualTo(Entry.FULL);
        assertThat(places.taken()).isEqualTo(10);
        places.leave("mx");
        assertThat(places.taken()).isEqualTo(9);
        assertThat(places.enter("relay")).isEqualTo(Entry.TAKEN);
        assertThat(places.enter("mx"))
                .as("there is one for it, and none at all")
                .isEqualTo(Entry.FULL);
        places.leave("relay");
        assertThat(places.enter("mx")).isEqualTo(Entry.TAKEN);
    }

    @Test
    void several_doors_for_strangers_have_one_share() {
        var places = places(10, "mx1 mx2 mx3:1 relay");
        for (int i = 0; i < 9; i++) {
            assertThat(places.enter("mx" + (1 + i % 2))).isEqualTo(Entry.TAKEN);
        }
        assertThat(places.enter("mx1")).isEqualTo(Entry.LISTENER_FULL);
        assertThat(places.enter("mx2")).isEqualTo(Entry.LISTENER_FULL);
        assertThat(places.enter("mx3")).as("it says for itself").isEqualTo(Entry.TAKEN);
    }

    @Test
    void nonsense_is_a_sentence_that_names_the_setting() {
        assertThatThrownBy(() -> places(0, "mx"))
                .hasMessage("postern.edge.max-sessions: 0 is too little; give at least 1");
        assertThatThrownBy(() -> new Places(9, Map.of("mx", new Places.Share(ListenerKind.MX, 0))))
                .hasMessage("postern.edge.listeners.mx.limits.max-sessions: 0 is too little; give at least 1");
    }
}
