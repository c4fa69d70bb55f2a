// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DischargingTest implements Entries, Quarantine, Discharge {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));

    private final Map<String, QuarantinedMessage> entries = new TreeMap<>();
    private final List<String> steps = new ArrayList<>();
    private final Discharging discharging = new Discharging(this, this, this, CLOCK);
    private String broken = "";

    @Test
    void a_released_entry_goes_to_its_lane_and_then_out_of_the_quarantine() {
        var entry = entry();
        discharging.carryOut(Refused.order(Action.RELEASE, entry.id()));
        assertThat(steps)
                .containsExactly(
                        "released " + entry.message().recordId() + "-r1 [a@local.test]", "removed " + entry.id());
    }

    @Test
    void a_deleted_entry_has_an_outcome_and_then_is_gone() {
        var entry = entry();
        discharging.carryOut(Refused.order(Action.DELETE, entry.id()));
        assertThat(steps).containsExactly("deleted [a@local.test]", "removed " + entry.id());
    }

    @Test
    void an_order_about_nothing_does_nothing() {
        discharging.carryOut(Refused.order(Action.RELEASE, "nothing"));
        assertThat(steps).isEmpty();
    }

    @Test
    void of_two_orders_about_an_entry_the_first_counts() {
        var entry = entry();
        discharging.carryOut(Refused.order(Action.DELETE, entry.id()));
        discharging.carryOut(Refused.order(Action.RELEASE, entry.id()));
        assertThat(steps).containsExactly("deleted [a@local.test]", "removed " + entry.id());
    }

    @ParameterizedTest(name = "when {0} fails, it is done {1} times")
    @CsvSource({"find, 1", "released, 1", "remove, 2"})
    void whatever_fails_is_done_again_under_the_same_id(String step, int times) {
        var entry = entry();
        var order = Refused.order(Action.RELEASE, entry.id());
        broken = step;
        assertThatThrownBy(() -> discharging.carryOut(order)).isInstanceOf(RuntimeException.class);
        assertThat(entries).hasSize(1);
        broken = "";
        discharging.carryOut(order);
        assertThat(entries).isEmpty();
        assertThat(steps.stream()
                        .filter(s -> s.equals("released " + entry.message().recordId() + "-r1 [a@local.test]")))
                .hasSize(times);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "RELEASE, QUARANTINED, true",
        "DELETE,  QUARANTINED, true",
        "HOLD,    QUARANTINED, false",
        "RETRY,   QUARANTINED, false",
        "RELEASE, MESSAGE,     false",
        "DELETE,  DESTINATION, false"
    })
    void only_some_orders_concern_it(Action action, Target.Kind kind, boolean concerned) {
        var order = new Command("c-1", CLOCK.instant(), "op", action, new Target(kind, "x"), null, "");
        assertThat(Discharging.concerns(order)).isEqualTo(concerned);
    }

    private QuarantinedMessage entry() {
        var entry = Refused.entry("a@local.test");
        entries.put(entry.id(), entry);
        return entry;
    }

    @Override
    public Optional<QuarantinedMessage> find(String id) {
        if (broken.equals("find")) {
            throw new IllegalStateException("Kafka is away");
        }
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public CompletionStage<Void> put(QuarantinedMessage entry) {
        throw new AssertionError("nothing is put in by order");
    }

    @Override
    public CompletionStage<Void> remove(String id) {
        return step("remove", () -> {
            entries.remove(id);
            steps.add("removed " + id);
        });
    }

    @Override
    public CompletionStage<Void> released(OutboundMessage message) {
        return step("released", () -> steps.add("released " + message.recordId() + " " + Refused.addresses(message)));
    }

    @Override
    public CompletionStage<Void> deleted(List<DeliveryOutcome> outcomes) {
        return step(
                "deleted",
                () -> steps.add("deleted "
                        + outcomes.stream().map(DeliveryOutcome::recipient).toList()));
    }

    private CompletionStage<Void> step(String name, Runnable work) {
        if (broken.equals(name)) {
            return failedFuture(new IllegalStateException("Kafka is away"));
        }
        work.run();
        return completedFuture(null);
    }
}
