// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the listeners are open and Kafka answers. Redis may be away: limits then hold for this edge alone. */
@Readiness
@ApplicationScoped
class EdgeHealth implements HealthCheck {
    private final EdgeService service;

    EdgeHealth(EdgeService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("smtp-edge")
                .status(service.ready())
                .withData("kafka", service.pulse().kafka() ? "connected" : "away")
                .withData("redis", service.pulse().redis().words())
                .build();
    }
}
