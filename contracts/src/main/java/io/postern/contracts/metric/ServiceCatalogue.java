// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.metric;

import java.util.List;

/** What every service shows, and what every service on the line shows. */
public final class ServiceCatalogue {
    private static final Catalogue ALL = new Catalogue("");

    public static final Metric READY = ALL.gauge(
            "postern.service.ready",
            "1 while the service does its work, as its readiness check says; 0 otherwise",
            "it is well; at 0 it has lost Kafka or has not joined it yet, and does no work.",
            "service");
    public static final Metric LIVE = ALL.gauge(
            "postern.service.live",
            "1 while the loops that its liveness check watches go round; 0 when one is stuck or has died",
            "it is well; at 0 Kubernetes starts it anew.",
            "service");
    public static final Metric REDIS_AWAY = ALL.gauge(
            "postern.redis.away",
            "1 while the service has no connection to Redis",
            "Redis is away: greylisting is passed over, limits and claims hold for one process alone, and duplicates become"
                    + " possible.",
            "service");
    public static final Metric HOP = ALL.histogram(
            "postern.line.hop",
            Buckets.ANSWER,
            "From the time that a record of the line was written until its reader took it, by topic; across machines it has"
                    + " the error of their clocks",
            "Kafka is slow, or the service that reads this topic has too few instances or processors.",
            "topic");

    public static final Metric PARKED = ALL.counter(
            "postern.records.parked",
            "Records that the service could not read: it put them into postern.parked, or dropped them where they are of the line and of a"
                    + " later release, or more than ten a minute",
            "something that is not Postern writes to its topics, a service was upgraded before those that read it, or a"
                    + " fault of ours does.",
            "service");

    private ServiceCatalogue() {}

    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}
