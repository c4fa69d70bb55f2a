// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while reading goes on behind what was saved; it may not have caught up yet, and Redis may be away. */
@Readiness
class BooksHealth implements HealthCheck {
    private final BooksService service;
    private final DmarcReportService reports;
    private final RoomService room;

    BooksHealth(BooksService service, DmarcReportService reports, RoomService room) {
        this.service = service;
        this.reports = reports;
        this.room = room;
    }

    @Override
    public HealthCheckResponse call() {
        var reading = service.reading();
        var answer = HealthCheckResponse.named("books").status(service.ready());
        answer.withData("redis", room.redis().and(reports.redis()).words());
        if (reading != null) {
            answer.withData("kafka", reading.pulse().connected() ? "connected" : "away");
            answer.withData("caught-up", reading.caughtUp()).withData("behind", reading.behind());
        }
        return answer.build();
    }
}
