// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the books are read on. Kafka may be away. */
@Liveness
class BooksLoopHealth implements HealthCheck {
    private final BooksService service;

    BooksLoopHealth(BooksService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loops").status(service.live()).build();
    }
}
