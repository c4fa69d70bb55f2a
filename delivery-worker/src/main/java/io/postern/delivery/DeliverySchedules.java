// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.delivery.schedule.Schedules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** The schedules out of the configuration. */
public final class DeliverySchedules {
    private DeliverySchedules() {}

    /** @throws IllegalArgumentException with a sentence, for a schedule by which nothing would be tried again */
    public static Schedules of(DeliveryConfig config) {
        var destinations = new HashMap<String, List<Duration>>();
        config.destinations()
                .forEach((name, destination) -> destination
                        .schedule()
                        .ifPresent(waits -> destinations.put(name.toLowerCase(Locale.ROOT), waits)));
        return new Schedules(config.schedule(), config.incomingSchedule(), destinations);
    }
}
