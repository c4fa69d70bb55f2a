// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.settings.CheckAction;
import io.postern.policy.checks.Check;
import io.postern.policy.checks.DmarcAction;
import io.postern.policy.checks.HistoryLimits;
import io.postern.policy.checks.Leads;
import io.postern.policy.checks.ListSettings;
import io.postern.policy.checks.WhenAway;
import io.postern.policy.scoring.LevelAction;
import io.postern.policy.scoring.ScoringSettings;
import io.postern.policy.scoring.ScoringSettings.Threshold;
import io.postern.policy.suspect.Suspicion;
import io.postern.policy.verdict.ApplyAt;
import io.postern.policy.verdict.PolicySettings;
import io.smallrye.config.ConfigValidationException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyConfigTest {

    @Test
    void defaults() {
        var settings = read("postern: {}");
        assertThat(settings.relayDomains()).containsExactly("local.test");
        assertThat(settings.greylist().enabled()).isTrue();
        assertThat(settings.greylist().blockPeriod()).isEqualTo(Duration.ofMinutes(4));
        assertThat(settings.greylist().passPeriod()).isEqualTo(Duration.ofMinutes(360));
        assertThat(settings.greylist().recordExpiration()).isEqualTo(Duration.ofDays(36));
        assertThat(settings.greylist().away()).isEqualTo(WhenAway.PASS);
        assertThat(settings.checks().checks())
                .containsEntry(Check.REVERSE_DNS_MISSING, new Leads(CheckAction.BLOCK, 5))
                .containsEntry(Check.REVERSE_DNS_UNCONFIRMED, new Leads(CheckAction.SCORE, 2))
                .containsEntry(Check.REVERSE_DNS_GENERIC, new Leads(CheckAction.SCORE, 2))
                .containsEntry(Check.HELO_MISMATCH, new Leads(CheckAction.SCORE, 2))
                .containsEntry(Check.SENDER_DOMAIN_MISSING, new Leads(CheckAction.BLOCK, 5))
                .containsEntry(Check.SENDER_DOMAIN_NULL_MX, new Leads(CheckAction.BLOCK, 5))
                .containsEntry(Check.SPF_SENDS_NOTHING, new Leads(CheckAction.BLOCK, 10))
                .containsEntry(Check.SPF_FAIL, new Leads(CheckAction.SCORE, 5))
                .containsEntry(Check.SPF_SOFTFAIL, new Leads(CheckAction.SCORE, 1))
                .containsEntry(Check.SPF_NEUTRAL, new Leads(CheckAction.SCORE, 1))
                .containsEntry(Check.SPF_PERMERROR, new Leads(CheckAction.SCORE, 1))
                .containsEntry(Check.DMARC_QUARANTINE, new Leads(CheckAction.SCORE, 5))
                .containsEntry(Check.SCAN_INFECTED, new Leads(CheckAction.BLOCK, 20))
                .containsEntry(Check.SCAN_SPAM, new Leads(CheckAction.SCORE, 6))
                .containsEntry(Check.ATTACHMENT_REFUSED, new Leads(CheckAction.BLOCK, 10))
                .containsEntry(Check.ATTACHMENT_UNREADABLE, new Leads(CheckAction.OBSERVE, 2))
                .containsEntry(Check.HISTORY_BAD, new Leads(CheckAction.SCORE, 3))
                .containsEntry(Check.HISTORY_GOOD, new Leads(CheckAction.SCORE, -1));
        assertThat(settings.checks().dmarcReject()).isEqualTo(DmarcAction.QUARANTINE);
        assertThat(settings.checks().history()).isEqualTo(new HistoryLimits(20, 0.5, 0.01));
        assertThat(settings.checks().refusedTypes()).contains("exe", "scr").doesNotContain("zip", "pdf");
        assertThat(settings.checks().dnsAway()).isEqualTo(WhenAway.DEFER);
        assertThat(settings.checks().scannerAway()).isEqualTo(WhenAway.DEFER);
        assertThat(settings.checks().lists()).isEmpty();
        assertThat(settings.suspicions()).containsExactly(Suspicion.values());
        assertThat(settings.scoring())
                .isEqualTo(new ScoringSettings(
                        new Threshold(5, LevelAction.HEADER),
                        new Threshold(12, LevelAction.TAG),
                        new Threshold(20, LevelAction.REFUSE),
                        "[**** Junk E-Mail ****]"));
    }

    @Test
    void every_key_is_read() {
        var settings = read("""
                postern:
                  relay-domains: [Second.test, local.test]
                  greylist: {enabled: false, block-period: 1m, pass-period: 2h, record-expiration: 3d, when-redis-is-away: defer}
                  dnsbl: {zones: {zen.test: {action: score}, other.list.test: {action: block}}}
                  reverse-dns: {missing: observe, missing-weight: 1.1, unconfirmed: block, unconfirmed-weight: 1.2, generic: ignore, generic-weight: 1.3}
                  helo: {mismatch: block, mismatch-weight: 1.4}
                  sender-domain: {missing: ignore, missing-weight: 1.5, null-mx: score, null-mx-weight: 1.6}
                  spf:
                    {fail: block, fail-weight: 2.1, sends-nothing: score, sends-nothing-weight: 2.2, softfail: observe, softfail-weight: 2.3,
                     neutral: ignore, neutral-weight: 2.4, permerror: block, permerror-weight: 2.5}
                  dmarc: {reject: block, reject-weight: 3.1, quarantine: observe, quarantine-weight: 3.2}
                  scans: {infected: score, infected-weight: 4.1, spam: block, spam-weight: 4.2, unknown: pass}
                  attachment-types: {refused: [.EXE, docm], action: score, weight: 5.1, unreadable: block, unreadable-weight: 5.2}
                  sender-history: {at-least: 3, bad-share: 0.4, good-share: 0.2, bad: block, bad-weight: 6.1, good: ignore, good-weight: -6.2}
                  dns-away: {action: pass}
                  verdict: {apply-at: banner}
                  suspects: {findings: [history-bad, dnsbl-listed]}
                  scoring: {low: 1, low-action: none, medium: 2, medium-action: quarantine, high: 3, high-action: discard, subject-tag: "[spam]"}
                """);
        assertThat(settings.relayDomains()).containsExactly("local.test", "second.test");
        assertThat(settings.applyAt()).isEqualTo(ApplyAt.BANNER);
        assertThat(settings.suspicions()).containsExactly(Suspicion.DNSBL_LISTED, Suspicion.HISTORY_BAD);
        assertThat(settings.greylist().enabled()).isFalse();
        assertThat(settings.greylist().blockPeriod()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.greylist().passPeriod()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.greylist().recordExpiration()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.greylist().away()).isEqualTo(WhenAway.DEFER);
        assertThat(settings.checks().lists())
                .containsEntry("zen.test", new ListSettings(CheckAction.SCORE, false, 5, List.of()))
                .containsEntry("other.list.test", new ListSettings(CheckAction.BLOCK, false, 5, List.of()));
        assertThat(settings.checks().checks())
                .containsEntry(Check.REVERSE_DNS_MISSING, new Leads(CheckAction.OBSERVE, 1.1))
                .containsEntry(Check.REVERSE_DNS_UNCONFIRMED, new Leads(CheckAction.BLOCK, 1.2))
                .containsEntry(Check.REVERSE_DNS_GENERIC, new Leads(CheckAction.IGNORE, 1.3))
                .containsEntry(Check.HELO_MISMATCH, new Leads(CheckAction.BLOCK, 1.4))
                .containsEntry(Check.SENDER_DOMAIN_MISSING, new Leads(CheckAction.IGNORE, 1.5))
                .containsEntry(Check.SENDER_DOMAIN_NULL_MX, new Leads(CheckAction.SCORE, 1.6))
                .containsEntry(Check.SPF_FAIL, new Leads(CheckAction.BLOCK, 2.1))
                .containsEntry(Check.SPF_SENDS_NOTHING, new Leads(CheckAction.SCORE, 2.2))
                .containsEntry(Check.SPF_SOFTFAIL, new Leads(CheckAction.OBSERVE, 2.3))
                .containsEntry(Check.SPF_NEUTRAL, new Leads(CheckAction.IGNORE, 2.4))
                .containsEntry(Check.SPF_PERMERROR, new Leads(CheckAction.BLOCK, 2.5))
                .containsEntry(Check.DMARC_REJECT, new Leads(CheckAction.SCORE, 3.1))
                .containsEntry(Check.DMARC_QUARANTINE, new Leads(CheckAction.OBSERVE, 3.2))
                .containsEntry(Check.SCAN_INFECTED, new Leads(CheckAction.SCORE, 4.1))
                .containsEntry(Check.SCAN_SPAM, new Leads(CheckAction.BLOCK, 4.2))
                .containsEntry(Check.ATTACHMENT_REFUSED, new Leads(CheckAction.SCORE, 5.1))
                .containsEntry(Check.ATTACHMENT_UNREADABLE, new Leads(CheckAction.BLOCK, 5.2))
                .containsEntry(Check.HISTORY_BAD, new Leads(CheckAction.BLOCK, 6.1))
                .containsEntry(Check.HISTORY_GOOD, new Leads(CheckAction.IGNORE, -6.2));
        assertThat(settings.checks().dmarcReject()).isEqualTo(DmarcAction.BLOCK);
        assertThat(settings.checks().refusedTypes()).containsExactly("docm", "exe");
        assertThat(settings.checks().history()).isEqualTo(new HistoryLimits(3, 0.4, 0.2));
        assertThat(settings.checks().dnsAway()).isEqualTo(WhenAway.PASS);
        assertThat(settings.checks().scannerAway()).isEqualTo(WhenAway.PASS);
        assertThat(settings.scoring())
                .isEqualTo(new ScoringSettings(
                        new Threshold(1, LevelAction.NONE),
                        new Threshold(2, LevelAction.QUARANTINE),
                        new Threshold(3, LevelAction.DISCARD),
                        "[spam]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postern: {greylist: {blok-period: 1m}}",
                "postern: {reverse-dns: {mising: block}}",
                "postern: {sender-domain: {nullmx: block}}",
                "postern: {dns-away: {acton: pass}}",
                "postern: {helo: {mismatsh: block}}",
                "postern: {spf: {hardfail: block}}",
                "postern: {dmarc: {none: block}}",
                "postern: {scans: {spam-wight: 1}}",
                "postern: {attachment-types: {allowed: exe}}",
                "postern: {sender-history: {worst: block}}",
                "postern: {scoring: {middle: 4}}",
                "postern: {suspects: {finding: [history-bad]}}"
            })
    void a_misspelt_key_is_an_error(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postern: {scoring: {low: 13}}",
                "postern: {scoring: {low: 0}}",
                "postern: {scoring: {medium: 21}}",
                "postern: {scoring: {subject-tag: ' '}}",
                "postern: {scoring: {subject-tag: 'Müll'}}",
                "postern: {sender-history: {bad-share: 0.01}}",
                "postern: {sender-history: {bad-share: 2}}",
                "postern: {sender-history: {at-least: 0}}"
            })
    void settings_that_contradict_each_other_are_an_error_with_a_sentence(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("postern.");
    }

    @Test
    void equal_policies_have_one_version_and_others_another() {
        var policy = "postern: {relay-domains: [%s], dnsbl: {zones: {%s: {action: block}, %s: {action: block}}}}";
        var version =
                read(policy.formatted("a.test, b.test", "zen.test", "bl.test")).version();
        assertThat(read(policy.formatted("B.test, a.test", "bl.test", "zen.test"))
                        .version())
                .isEqualTo(version);
        assertThat(read(policy.formatted("a.test", "bl.test", "zen.test")).version())
                .isNotEqualTo(version);
    }

    private static PolicySettings read(String yaml) {
        return ReadSettings.of(yaml);
    }
}
