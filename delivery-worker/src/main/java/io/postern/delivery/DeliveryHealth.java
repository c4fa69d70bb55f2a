// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once it is a member of the groups that read the lanes and the retry topic. */
@Readiness
@ApplicationScoped
class DeliveryHealth implements HealthCheck {
    private final DeliveryService service;

    DeliveryHealth(DeliveryService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lanes").status(service.ready()).build();
    }
}
