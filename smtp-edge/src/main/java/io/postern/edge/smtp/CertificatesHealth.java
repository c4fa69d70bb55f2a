// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells operators of the certificates; the edge is as ready with an old one as with a new one.
 *
 * <p>Of each certificate {@code NAME.expires}, in ISO-8601; {@code trouble} only while new files cannot be used.
 */
@Readiness
@ApplicationScoped
class CertificatesHealth implements HealthCheck {
    private final EdgeService service;

    CertificatesHealth(EdgeService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        var told = HealthCheckResponse.named("certificates").up();
        var keys = service.keys();
        if (keys != null) {
            keys.expiries().forEach((name, expires) -> told.withData(name + ".expires", expires.toString()));
            keys.trouble().ifPresent(why -> told.withData("trouble", why));
        }
        return told.build();
    }
}
