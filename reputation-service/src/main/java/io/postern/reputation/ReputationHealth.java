// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while it reads its share of the line. The DNS and Redis may be away: assessments then say so. */
@Readiness
class ReputationHealth implements HealthCheck {
    private final ReputationService service;

    ReputationHealth(ReputationService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("line")
                .status(service.ready())
                .withData("kafka", service.kafka() ? "connected" : "away")
                .withData("redis", service.redis().words())
                .withData("dns", service.dnsAway() ? "away" : "answers")
                .build();
    }
}
