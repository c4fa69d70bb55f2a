// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while reading goes on behind what was saved; it may not have caught up yet. */
@Readiness
class BooksHealth implements HealthCheck {
    private final BooksService service;

    BooksHealth(BooksService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        var reading = service.reading();
        var answer = HealthCheckResponse.named("books").status(service.ready());
        if (reading != null) {
            answer.withData("kafka", reading.pulse().connected() ? "connected" : "away");
            answer.withData("caught-up", reading.caughtUp()).withData("behind", reading.behind());
        }
        return answer.build();
    }
}
