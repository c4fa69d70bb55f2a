// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the loops of the lanes, of the schedule and of orders go round. Kafka may be away. */
@Liveness
class DeliveryLoopHealth implements HealthCheck {
    private final DeliveryService service;

    DeliveryLoopHealth(DeliveryService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loops").status(service.live()).build();
    }
}
