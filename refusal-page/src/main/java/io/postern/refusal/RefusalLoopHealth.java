// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: refusals are read on. Kafka may be away. */
@Liveness
class RefusalLoopHealth implements HealthCheck {
    private final RefusalService service;

    RefusalLoopHealth(RefusalService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loops").status(service.live()).build();
    }
}
