// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.settings.Mistakes;
import io.postern.edge.address.Domains;
import io.postern.edge.forgery.ForgedFields;
import io.postern.edge.limit.LimitConfig;
import io.postern.edge.limit.LimitSettings;
import io.postern.edge.limit.ListenerLimits;
import io.postern.edge.limit.Metered;
import io.postern.edge.limit.Places;
import io.postern.edge.session.Rules;
import io.postern.edge.wire.ContentLimits;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of sessions, as the configuration has them: for each listener its own. */
final class SmtpRules {
    private static final String SENDERS = "postern.edge.tls.required-senders";

    private SmtpRules() {}

    /** @throws IllegalArgumentException with a sentence, if a setting makes no sense */
    static LimitSettings limits(EdgeConfig config, LimitConfig limits) {
        return LimitSettings.of(limits, config.maxErrors());
    }

    /**
     * What holds at each listener that is enabled, by name.
     *
     * @throws IllegalArgumentException with a sentence, if a setting makes no sense
     */
    static Map<String, ListenerLimits> figures(EdgeConfig config, LimitConfig limits) {
        var all = limits(config, limits);
        return config.listeners().entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> ListenerLimits.of(
                                all,
                                config.maxMessageSize(),
                                config.maxRecipients(),
                                entry.getValue().limits(),
                                SmtpListeners.PREFIX + entry.getKey() + ".limits.")));
    }

    /** @throws IllegalArgumentException with a sentence, if a setting makes no sense */
    static Places places(EdgeConfig config) {
        var shares = new HashMap<String, Places.Share>();
        config.listeners().forEach((name, door) -> {
            if (door.enabled()) {
                var most = door.limits().maxSessions().orElse(null);
                shares.put(name, new Places.Share(SmtpListeners.kind(name, door), most));
            }
        });
        return new Places(config.maxSessions(), shares);
    }

    /**
     * What is wrong with the settings that rules come from.
     *
     * @param certificate whether there will be one
     */
    static void check(EdgeConfig config, LimitConfig limits, boolean certificate, Mistakes wrong) {
        wrong.check(() -> config.hostname().ifPresent(SmtpHost::checked));
        wrong.check(() -> config.refusalPage().ifPresent(SmtpRefusalPage::checked));
        wrong.check(() -> tlsOnly(config, certificate));
        wrong.check(() -> places(config));
        var before = wrong.sentences().size();
        wrong.check(() -> limits(config, limits));
        if (wrong.sentences().size() == before) {
            var all = limits(config, limits);
            config.listeners()
                    .forEach((name, door) -> wrong.check(() -> ListenerLimits.of(
                            all,
                            config.maxMessageSize(),
                            config.maxRecipients(),
                            door.limits(),
                            SmtpListeners.PREFIX + name + ".limits.")));
        }
    }

    /** Those of a listener that has nothing of its own. */
    static Rules common(EdgeConfig config, LimitConfig limits) {
        return of(
                config,
                new ListenerLimits(
                        limits(config, limits),
                        false,
                        EnumSet.noneOf(Metered.class),
                        config.maxMessageSize(),
                        config.maxRecipients()));
    }

    /** @throws IllegalArgumentException with a sentence, if the setting makes no sense */
    static Domains tlsOnly(EdgeConfig config) {
        return tlsOnly(config, !config.tls().certificates().isEmpty());
    }

    private static Domains tlsOnly(EdgeConfig config, boolean certificate) {
        var domains = Domains.of(config.tls().requiredSenders().orElse(List.of()), SENDERS);
        if (!domains.isEmpty() && !certificate) {
            throw new IllegalArgumentException(
                    SENDERS + ": without a certificate there is no TLS that their mail could come over; name one in"
                            + " postern.edge.tls.certificates");
        }
        return domains;
    }

    static Rules of(EdgeConfig config, ListenerLimits figures) {
        var settings = figures.settings();
        var hostname = config.hostname().map(SmtpHost::checked).orElseGet(SmtpHost::name);
        return new Rules(
                hostname,
                ForgedFields.ids(hostname, config.authservIds().orElse(List.of())),
                tlsOnly(config),
                config.maxCommandLine(),
                new ContentLimits(
                        figures.messageSize(), config.maxContentLine(), config.maxHeaderSize(), config.maxHops()),
                figures.recipients(),
                config.maxIdleCommands(),
                settings.tarpit(),
                settings.pace(),
                settings.time(),
                config.connectionDeadline(),
                config.envelopeDeadline(),
                config.messageDeadline(),
                config.idleTimeout(),
                config.transcripts(),
                config.refusalPage().map(SmtpRefusalPage::checked).orElse(""));
    }
}
