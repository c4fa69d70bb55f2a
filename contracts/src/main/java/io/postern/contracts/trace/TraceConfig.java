// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

@Doc("Traces for an OpenTelemetry collector: how long each part of a session took, from the banner to the delivery.")
@ConfigMapping(prefix = "postern.trace")
public interface TraceConfig {

    @Doc("Where spans go by OTLP over HTTP, such as `http://collector:4318/v1/traces`. Empty: nothing is traced.")
    Optional<String> endpoint();

    @Doc("Share of sessions that are traced, from 0 to 1. The edge draws; the other services go by that.")
    @WithDefault("0.05")
    double sample();
}
