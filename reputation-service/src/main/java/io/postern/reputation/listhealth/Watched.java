// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListStatus;
import io.postern.reputation.listhealth.ListHealth.Standing;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.Heard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One list, and all that is known of how it is. Tells the news of each change. Safe for use by many threads. */
final class Watched {
    private static final System.Logger LOG = System.getLogger(Watched.class.getName());

    private final AskedList list;
    private final List<Probing.Entry> entries;
    private final String instance;
    private final HealthTimes times;
    private final HitRate rate;
    private final ListNews news;
    private final Sample sample = new Sample();
    private ListHealth health;
    private boolean probing;
    private boolean doubted;
    private volatile @Nullable String unusable;
    private volatile double lastRate = Double.NaN;

    Watched(AskedList list, String instance, HealthTimes times, HitRate rate, ListNews news, Instant now) {
        this.list = list;
        this.entries = Probing.entries(list);
        this.instance = instance;
        this.times = times;
        this.rate = rate;
        this.news = news;
        this.health = ListHealth.start(now);
        this.unusable = health.unusable();
    }

    AskedList list() {
        return list;
    }

    List<Probing.Entry> entries() {
        return entries;
    }

    @Nullable
    String unusable() {
        return unusable;
    }

    /** The share of what it lists; NaN before it is known. */
    double lastRate() {
        return lastRate;
    }

    /** Somebody wanted to ask about this. */
    void passedBy(String label) {
        synchronized (this) {
            if (byHitRate()) {
                sample.add(label);
            }
        }
    }

    void heard(String label, Heard heard, Instant now) {
        synchronized (this) {
            switch (heard) {
                case LISTED, NOT_LISTED -> {
                    become(health.answered(), now);
                    count(label, heard == Heard.LISTED, now);
                }
                case NO_CODE -> become(health.doubtful(now, times), now);
                case NOTHING -> become(health.silent(now, times), now);
                case NOT_ASKED -> {}
            }
        }
    }

    private void count(String label, boolean listed, Instant now) {
        if (list.hitRate() && health.standing() instanceof Standing.InUse) {
            var alarm = rate.count(label, listed, doubted, now);
            lastRate = rate.last();
            if (alarm != null) {
                alarm.names().forEach(sample::add);
                become(health.alarmed(alarm, now, times), now);
            }
        }
    }

    /** Whether a probe is due; it is under way then. */
    synchronized boolean begin(Instant now) {
        if (probing || health.probeAt().isAfter(now)) {
            return false;
        }
        probing = true;
        return true;
    }

    /** What is to be asked once more before it may come back; empty where it was not set aside for its hit rate. */
    synchronized List<String> sample() {
        return byHitRate() ? sample.labels() : List.of();
    }

    private boolean byHitRate() {
        return health.standing() instanceof Standing.SetAside aside
                && (aside.fault() == ListSpell.Fault.NEARLY_ALL || aside.fault() == ListSpell.Fault.SURGE);
    }

    ProbeOutcome judge(List<Probing.Answer> answers) {
        synchronized (this) {
            return Probing.judge(answers, health.tested());
        }
    }

    ProbeOutcome.@Nullable Failed judge(int answered, int listed) {
        synchronized (this) {
            return Sample.judge(answered, listed, rate.history());
        }
    }

    /**
     * A probe has ended.
     *
     * @return whether the list came back
     */
    boolean probed(ProbeOutcome outcome, Instant now) {
        synchronized (this) {
            probing = false;
            doubted = outcome instanceof ProbeOutcome.Failed || outcome instanceof ProbeOutcome.NoAnswer;
            var before = health.standing();
            become(health.probed(outcome, now, times), now);
            var status = status(now);
            news.tell(status.key(), status);
            boolean back = before instanceof Standing.SetAside && health.standing() instanceof Standing.InUse;
            if (back) {
                rate.begin(now);
                sample.clear();
            }
            return back;
        }
    }

    private void become(ListHealth next, Instant now) {
        var before = health.standing();
        health = next;
        unusable = next.unusable();
        var after = next.standing();
        if (after instanceof Standing.SetAside aside && !(before instanceof Standing.SetAside)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a DNS list is set aside until it is well again list={0} fault={1} words={2}",
                    list.name(),
                    aside.fault(),
                    aside.words());
            tell(spell(aside, null), now);
        } else if (before instanceof Standing.SetAside aside && after instanceof Standing.InUse) {
            LOG.log(System.Logger.Level.INFO, "a DNS list is well again and asked as before list={0}", list.name());
            tell(spell(aside, now), now);
        }
        if (after instanceof Standing.InUse use
                && use.words() != null
                && !(before instanceof Standing.InUse known && use.words().equals(known.words()))) {
            LOG.log(System.Logger.Level.WARNING, "a DNS list {1} list={0}", list.name(), use.words());
        }
    }

    private void tell(ListSpell spell, Instant now) {
        var status = status(now);
        news.tell(spell.key(), spell);
        news.tell(status.key(), status);
    }

    private ListSpell spell(Standing.SetAside aside, @Nullable Instant until) {
        return new ListSpell(
                list.name(), instance, aside.fault(), aside.words(), aside.suspectSince(), aside.since(), until);
    }

    private ListStatus status(Instant now) {
        return switch (health.standing()) {
            case Standing.Untested(var since) ->
                new ListStatus(list.name(), instance, now, ListStatus.State.UNTESTED, since, null, null);
            case Standing.InUse(var since, var words) ->
                new ListStatus(
                        list.name(),
                        instance,
                        now,
                        ListStatus.State.IN_USE,
                        since,
                        Probing.noList(words) ? ListSpell.Fault.EMPTY : null,
                        words);
            case Standing.SetAside aside ->
                new ListStatus(
                        list.name(),
                        instance,
                        now,
                        ListStatus.State.SET_ASIDE,
                        aside.since(),
                        aside.fault(),
                        aside.words());
        };
    }
}
