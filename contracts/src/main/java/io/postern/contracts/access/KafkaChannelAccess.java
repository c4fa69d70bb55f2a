// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import io.postern.contracts.settings.KafkaConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** SmallRye's channels get in to Kafka as all other clients do: its connector takes what bears this name. */
@Singleton
class KafkaChannelAccess {
    @Produces
    @Singleton
    @Identifier("default-kafka-broker")
    Map<String, Object> settings(KafkaConfig kafka) {
        return KafkaAccess.settingsOf(kafka);
    }
}
