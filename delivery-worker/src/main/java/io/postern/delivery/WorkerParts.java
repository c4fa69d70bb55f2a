// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.delivery.attempt.CrashPoints;
import io.postern.delivery.attempt.Seals;
import io.postern.delivery.behind.Offers;
import io.postern.delivery.conduct.UnknownRecipients;
import io.postern.delivery.hint.HintConfig;
import io.postern.delivery.learning.RedisSiteWaits;
import io.postern.delivery.ledger.GuardedLedger;
import io.postern.delivery.publication.DeliveryMetrics;
import io.postern.delivery.publication.KafkaPublication;
import io.postern.delivery.retry.KafkaWorkTraces;
import io.postern.delivery.route.Routes;
import io.postern.delivery.smtp.SmtpClient;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a worker works with and is there before Kafka is. */
record WorkerParts(
        DeliveryConfig config,
        @Nullable String instance,
        GuardedLedger ledger,
        Routes routes,
        SmtpClient client,
        Seals seals,
        KafkaPublication reports,
        DeliveryMetrics metrics,
        CrashPoints crashPoints,
        ScheduledExecutorService timer,
        RedisSiteWaits waits,
        Offers offers,
        UnknownRecipients unknown,
        HintConfig hints,
        String hostname,
        Predicate<String> behindUs,
        KafkaWorkTraces traces) {}
