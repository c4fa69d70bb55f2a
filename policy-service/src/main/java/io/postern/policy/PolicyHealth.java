// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while it reads its share of the line. Redis may be away: verdicts are given all the same. */
@Readiness
class PolicyHealth implements HealthCheck {
    private final PolicyService service;

    PolicyHealth(PolicyService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("line")
                .status(service.ready())
                .withData("kafka", service.kafka() ? "connected" : "away")
                .withData("redis", service.redis().words())
                .build();
    }
}
