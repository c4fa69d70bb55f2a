// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells operators how each scanner is, by its name; the service is ready without them. */
@Readiness
class ScannersHealth implements HealthCheck {
    private final ScannersMetrics scanners;

    ScannersHealth(ScannersMetrics scanners) {
        this.scanners = scanners;
    }

    @Override
    public HealthCheckResponse call() {
        var told = HealthCheckResponse.named("scanners").up();
        scanners.standing().forEach(told::withData);
        return told.build();
    }
}
