// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.behind;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.SetArgs;
import io.postern.contracts.behind.Offer;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One key for each of our domains, written when it has changed, and every hour while mail goes there. */
public final class RedisOffers implements Offers {
    /** A server that nothing was delivered to for so long may be another one by now. */
    static final Duration LIFE = Duration.ofDays(4);
    /** So soon an emptied Redis knows it again. */
    private static final Duration RENEW = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(RedisOffers.class.getName());

    private final RedisLink link;
    private final Predicate<String> ours;
    private final NotedOffers noted = new NotedOffers(RENEW);

    /** @param ours whether an address is in one of our own domains */
    public RedisOffers(RedisLink link, Predicate<String> ours) {
        this.link = link;
        this.ours = ours;
    }

    @Override
    public void seen(List<String> recipients, Offer offer) {
        var domains = new TreeSet<String>();
        for (var recipient : recipients) {
            int at = recipient.lastIndexOf('@');
            if (at > 0 && ours.test(recipient)) {
                domains.add(recipient.substring(at + 1).toLowerCase(Locale.ROOT));
            }
        }
        for (var domain : domains) {
            if (noted.due(domain, offer, System.nanoTime())) {
                note(domain, offer);
            }
        }
    }

    private void note(String domain, Offer offer) {
        var _ = link.run(redis ->
                        redis.set(Offer.key(domain), offer.text().getBytes(UTF_8), SetArgs.Builder.px(LIFE.toMillis())))
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        LOG.log(
                                System.Logger.Level.INFO,
                                "the server behind a domain offers domain={0} offer={1}",
                                domain,
                                offer.text());
                    } else {
                        noted.failed(domain, System.nanoTime());
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "what the server behind {0} offers is not noted: {1}",
                                domain,
                                RedisLink.reason(failure));
                    }
                });
    }
}
