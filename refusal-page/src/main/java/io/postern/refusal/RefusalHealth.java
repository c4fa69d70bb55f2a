// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while it reads and Kafka answers; it may not have caught up yet, and says so on the page then. */
@Readiness
class RefusalHealth implements HealthCheck {
    private final RefusalService service;

    RefusalHealth(RefusalService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        var indexing = service.indexing();
        var answer = HealthCheckResponse.named("refusal-page").status(service.ready());
        if (indexing != null) {
            answer.withData("kafka", indexing.pulse().connected() ? "connected" : "away");
            answer.withData("caught-up", indexing.caughtUp()).withData("behind", indexing.behind());
        }
        return answer.build();
    }
}
