// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What every ledger keeps, whatever it is kept in. */
interface LedgerContract {
    Ledger ledger();

    @Test
    default void a_new_record_is_granted_without_entries() {
        assertThat(granted(claim(record(), 1))).isEmpty();
    }

    @Test
    default void a_record_in_work_is_not_granted_again() {
        var record = record();
        claim(record, 1);
        assertThat(claim(record, 1)).isInstanceOf(Claim.Taken.class);
        assertThat(claim(record, 2)).isInstanceOf(Claim.Taken.class);
    }

    @Test
    default void entries_are_there_for_whoever_comes_next() {
        var record = record();
        claim(record, 1);
        get(ledger().enter(record, 1, Map.of("a@x", new byte[] {1})));
        get(ledger().enter(record, 1, Map.of("b@x", new byte[] {2, 0, 3})));
        get(ledger().release(record));
        assertThat(granted(claim(record, 1)))
                .containsOnly(Map.entry("a@x", new byte[] {1}), Map.entry("b@x", new byte[] {2, 0, 3}));
    }

    @Test
    default void the_next_attempt_begins_without_entries() {
        var record = record();
        claim(record, 1);
        get(ledger().enter(record, 1, Map.of("a@x", new byte[] {1})));
        get(ledger().close(record, 1));
        assertThat(granted(claim(record, 2))).isEmpty();
    }

    @Test
    default void what_is_closed_is_skipped_and_so_is_what_came_before_it() {
        var record = record();
        claim(record, 2);
        get(ledger().close(record, 2));
        assertThat(claim(record, 1)).isEqualTo(new Claim.Closed());
        assertThat(claim(record, 2)).isEqualTo(new Claim.Closed());
        assertThat(claim(record, 3)).isInstanceOf(Claim.Granted.class);
    }

    @Test
    default void an_attempt_that_was_not_finished_is_granted_also_when_the_next_one_is_closed() {
        var record = record();
        claim(record, 1);
        get(ledger().enter(record, 1, Map.of("a@x", new byte[] {1})));
        get(ledger().release(record));
        claim(record, 2);
        get(ledger().close(record, 2));
        assertThat(granted(claim(record, 1))).containsOnly(Map.entry("a@x", new byte[] {1}));
        get(ledger().close(record, 1));
        assertThat(claim(record, 1)).isEqualTo(new Claim.Closed());
        assertThat(claim(record, 2)).isEqualTo(new Claim.Closed());
    }

    @Test
    default void closing_late_does_not_undo_a_later_attempt() {
        var record = record();
        get(ledger().close(record, 3));
        get(ledger().close(record, 2));
        assertThat(claim(record, 3)).isEqualTo(new Claim.Closed());
    }

    @Test
    default void only_closed_is_skipped_entries_alone_are_not() {
        var record = record();
        claim(record, 1);
        get(ledger().enter(record, 1, Map.of("a@x", new byte[] {1})));
        get(ledger().release(record));
        assertThat(claim(record, 1)).isInstanceOf(Claim.Granted.class);
    }

    default Claim claim(String record, int attempt) {
        return get(ledger().claim(record, attempt, () -> {}));
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static Map<String, byte[]> granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return ((Claim.Granted) claim).entries();
    }

    private static String record() {
        return UUID.randomUUID().toString();
    }
}
