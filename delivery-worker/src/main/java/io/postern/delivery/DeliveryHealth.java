// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while it is a member of the groups that read the lanes, the retry topics and orders. Redis may be away. */
@Readiness
@ApplicationScoped
class DeliveryHealth implements HealthCheck {
    private final DeliveryService service;

    DeliveryHealth(DeliveryService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lanes")
                .status(service.ready())
                .withData("kafka", service.kafka() ? "connected" : "away")
                .withData("redis", service.redis().words())
                .build();
    }
}
