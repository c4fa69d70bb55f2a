// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Event;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in the lane                                                  | queued 1                                   | Queued
            tried, and waiting                                           | queued 1, deferred 1, waits 2              | Deferred
            held before the first attempt                                | queued 1, held 1                           | Held
            held while it waited                                         | queued 1, deferred 1, waits 2, held 2      | Held
            held, and released                                           | queued 1, deferred 1, held 2, queued 2     | Queued
            held, released and delivered                                 | queued 1, held 1, queued 1, delivered 1    | Delivered
            the outcome is known, an old record of its wait comes late   | queued 1, delivered 2, waits 2             | Delivered
            held, and cancelled                                          | queued 1, deferred 1, held 2, cancelled 2  | Removed
            refused for good, and the sender told                        | queued 1, reported 1                       | Failed
            refused for good, and set aside                              | queued 1, entry 1, undeliverable 1         | Quarantined
            set aside; its outcome is not known yet                      | queued 1, entry 1                          | Quarantined
            set aside, released, in the lane                             | entry 1, undeliverable 1, released 1       | Queued
            set aside at the third attempt, released, delivered at once  | undeliverable 3, released 1, then-delivered 1 | Delivered
            the same, and the first outcome is written again             | then-delivered 1, undeliverable 3          | Delivered
            accepted to be set aside                                     | queued 1, aside 1                          | Quarantined
            accepted to be set aside, and the entry comes late           | queued 1, aside 1, entry 1                 | Quarantined
            accepted to be set aside, released                           | queued 1, aside 1, entry 1, released 1     | Queued
            accepted to be set aside, and deleted                        | queued 1, aside 1, entry 1, deleted 1      | Removed
            accepted and discarded                                       | queued 1, discarded 1                      | Removed
            set aside, and deleted                                       | entry 1, undeliverable 1, deleted 1        | Removed
            """)
    void the_last_place_is_found(String what, String happened, String place) {
        var events = Arrays.stream(happened.split(", "))
                .map(word -> event(word.split(" ")[0], Integer.parseInt(word.split(" ")[1])))
                .toList();

        var places = Whereabouts.of(Told.ID, events);

        assertThat(places).as(what).containsOnlyKeys("bert@local.test");
        assertThat(places.get("bert@local.test").getClass().getSimpleName())
                .as(what)
                .isEqualTo(place);
        assertThat(Whereabouts.of("another", List.copyOf(events))).isEmpty();
    }

    private static Event event(String what, int attempt) {
        return switch (what) {
            case "queued", "waits" -> Told.message(attempt);
            case "held" -> Told.message(attempt).onHold();
            case "released" -> Told.entry(attempt).message().released(Told.NOON);
            case "entry" -> Told.entry(attempt);
            case "then-delivered" -> Told.outcome("delivered", attempt, "-q3-r1");
            default -> Told.outcome(what, attempt, "");
        };
    }
}
