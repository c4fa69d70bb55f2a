// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.output.IntegerOutput;
import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.DailyConduct;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.time.InstantSource;
import java.util.List;

/** Adds to what is known of a network; one that is not known is not taken up. The rules are in conduct.lua. */
public final class RedisUnknownRecipients implements UnknownRecipients {
    private static final System.Logger LOG = System.getLogger(RedisUnknownRecipients.class.getName());

    private final RedisScript<Long> script;
    private final InstantSource clock;

    public RedisUnknownRecipients(RedisLink link, InstantSource clock) {
        this.script = new RedisScript<>(link, Conduct.class, "conduct.lua", IntegerOutput::new);
        this.clock = clock;
    }

    @Override
    public void seen(OutboundMessage message, List<DeliveryOutcome> outcomes) {
        Misdirected.of(message, outcomes).ifPresent(this::add);
    }

    private void add(Misdirected misdirected) {
        var _ = script.run(
                        new String[] {misdirected.source().key()},
                        bytes(DailyConduct.day(clock.instant())),
                        bytes(DailyConduct.DAYS),
                        bytes(0),
                        bytes(0),
                        bytes(0),
                        bytes(misdirected.recipients()),
                        bytes(0))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "{0} recipients who do not exist are not counted: {1}",
                                misdirected.recipients(),
                                RedisLink.reason(failure));
                    }
                });
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
