// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import io.postern.contracts.access.Secrets;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** The traces of a service, as its settings want them. */
@Singleton
class KafkaTracesService {
    private static final System.Logger LOG = System.getLogger(KafkaTracesService.class.getName());

    @Produces
    @Singleton
    KafkaTraces traces(TraceConfig config) {
        var endpoint = Secrets.given(config.endpoint());
        if (endpoint.isEmpty()) {
            return KafkaTraces.NONE;
        }
        var service = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.application.name", String.class)
                .orElse("postern");
        try {
            return KafkaTraces.to(endpoint.get(), service, config.sample());
        } catch (IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "nothing is traced, as postern.trace.endpoint is no URL: " + e.getMessage());
            return KafkaTraces.NONE;
        }
    }

    void close(@Disposes KafkaTraces traces) {
        traces.close();
    }
}
