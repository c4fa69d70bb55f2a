// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the event loops, the reading of verdicts and accounts and the clock of deadlines go round. Kafka may be away. */
@Liveness
@ApplicationScoped
class EdgeLoopHealth implements HealthCheck {
    private final EdgeService service;

    EdgeLoopHealth(EdgeService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loops").status(service.pulse().live()).build();
    }
}
