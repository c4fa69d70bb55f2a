// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome.Status;

/** What a report says. */
enum Kind {
    FAILED(Status.FAILED, "failed"),
    DELAYED(Status.DEFERRED, "delayed");

    /** Of all outcomes that it is about. */
    final Status status;

    /** In the Action field (RFC 3464 2.3.3), and a part of the report's id. */
    final String action;

    Kind(Status status, String action) {
        this.status = status;
        this.action = action;
    }
}
