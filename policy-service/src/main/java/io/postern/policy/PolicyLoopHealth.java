// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the loop on the line goes round. Kafka may be away. */
@Liveness
class PolicyLoopHealth implements HealthCheck {
    private final PolicyService service;

    PolicyLoopHealth(PolicyService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loops").status(service.live()).build();
    }
}
