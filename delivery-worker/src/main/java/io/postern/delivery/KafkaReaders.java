// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.health.KafkaPulse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What reads mail and orders: the windows of the lanes and of orders about the quarantine, the schedule, the orders in force. */
final class KafkaReaders {
    private final List<BooleanSupplier> members = new ArrayList<>();
    private final List<KafkaPulse> pulses = new ArrayList<>();

    /** One that reads as a member of a group. */
    void member(BooleanSupplier ready, KafkaPulse pulse) {
        members.add(ready);
        pulses.add(pulse);
    }

    /** One that reads all there is; it knew all before mail was read. */
    void follower(KafkaPulse pulse) {
        pulses.add(pulse);
    }

    /** All members read, and Kafka answers them. */
    boolean ready() {
        return members.stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Kafka answers them. */
    boolean connected() {
        return pulses.stream().allMatch(KafkaPulse::connected);
    }

    /** Their loops go round. */
    boolean live() {
        return pulses.stream().allMatch(KafkaPulse::live);
    }
}
