// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.start;

import io.postern.contracts.operator.OperatorCheck;
import io.postern.contracts.operator.OperatorConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.trace.TraceCheck;
import io.postern.contracts.trace.TraceConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Ends the process where the settings that all services share cannot work. */
@Singleton
class SharedSettingsService {
    private static final System.Logger LOG = System.getLogger(SharedSettingsService.class.getName());

    void begin(@Observes @Priority(2) StartupEvent event, TraceConfig trace, OperatorConfig operator) {
        var wrong = new Mistakes();
        TraceCheck.all(trace, wrong);
        OperatorCheck.all(operator, wrong);
        if (!wrong.sentences().isEmpty()) {
            wrong.sentences().forEach(sentence -> LOG.log(System.Logger.Level.ERROR, sentence));
            Quarkus.asyncExit(1);
        }
    }
}
