// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/** Gives the JSON form to whatever writes this process' log, before the service itself begins. */
@Singleton
class JsonLogService {
    void begin(@Observes @Priority(1) StartupEvent event, LogConfig config) {
        if (config.json()) {
            for (var handler : Logger.getLogger("").getHandlers()) {
                give(handler);
            }
        }
    }

    private static void give(Handler handler) {
        handler.setFormatter(new JsonLogFormatter());
        if (handler instanceof ExtHandler outer) {
            for (var inner : outer.getHandlers()) {
                give(inner);
            }
        }
    }
}
