// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends messages as a plan says, on the calling thread, and says what came of it. Sleeps to the millisecond while sessions
 * are busy, so a message may start that much late; {@link LoadResult#lateness} shows it.
 */
public final class Generator {
    private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(100);
    private final LoadPlan plan;
    private final Traffic traffic;
    private final Tally tally = new Tally();
    private final List<Session> sessions = new ArrayList<>();
    private final ArrayDeque<Session> free = new ArrayDeque<>();
    private final ArrayDeque<Session> idle = new ArrayDeque<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(8192);
    private long start;
    private long next;

    private Generator(LoadPlan plan, Traffic traffic) {
        this.plan = plan;
        this.traffic = traffic;
    }

    /** Runs to the end of the plan. */
    public static LoadResult run(LoadPlan plan, Traffic traffic) {
        try (var selector = Selector.open()) {
            return new Generator(plan, traffic).run(selector);
        } catch (IOException e) {
            throw new UncheckedIOException("the load cannot be run: " + e.getMessage(), e);
        }
    }

    private LoadResult run(Selector selector) throws IOException {
        var body = ByteBuffer.allocateDirect(plan.size()).put(Traffic.body(plan.size()));
        for (int i = 0; i < plan.sessions(); i++) {
            sessions.add(new Session(plan, traffic, tally, selector, body));
        }
        free.addAll(sessions);
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        start = System.nanoTime();
        long nextLook = start;
        for (long now = start; !done(now); now = System.nanoTime()) {
            begin(now);
            if (now - nextLook > 0) {
                nextLook = now + TimeUnit.SECONDS.toNanos(1);
                expire(now);
            }
            await(selector);
        }
        while (!idle.isEmpty()) {
            idle.poll().quit(System.nanoTime());
        }
        sessions.forEach(Session::close);
        return tally.result(plan.rate(), start, (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
    }

    private boolean more(long now) {
        return next < plan.count() && (plan.open() || now - start < plan.time().toNanos());
    }

    private boolean done(long now) {
        return !more(now) && busy() == 0;
    }

    private int busy() {
        return sessions.size() - free.size() - idle.size();
    }

    private long dueAt(long message) {
        return start + plan.dueNanos(message);
    }

    private void begin(long now) {
        while (more(now) && (!plan.open() || now - dueAt(next) >= 0)) {
            var session = idle.isEmpty() ? free.poll() : idle.poll();
            if (session == null) {
                return;
            }
            session.begin(next, plan.open() ? dueAt(next) : now, now);
            next++;
            settle(session);
            if (session.step() == Step.FREE) {
                return; // could not even connect: look at the clock before the next
            }
        }
    }

    private void await(Selector selector) throws IOException {
        long now = System.nanoTime();
        boolean room = !(free.isEmpty() && idle.isEmpty());
        long sleep = LONGEST_SLEEP;
        if (room && more(now)) {
            sleep = plan.open() ? Math.min(sleep, dueAt(next) - now) : 0;
        }
        if (sleep > 0 && busy() == 0) {
            LockSupport.parkNanos(sleep);
            sleep = 0;
        }
        if (sleep <= 0) {
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready, (sleep + 999_999) / 1_000_000);
        }
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        var session = (Session) key.attachment();
        boolean wasIdle = session.step() == Step.IDLE;
        session.ready(scratch);
        if (wasIdle) {
            idle.remove(session);
        }
        settle(session);
    }

    private void settle(Session session) {
        switch (session.step()) {
            case FREE -> free.add(session);
            case IDLE -> idle.add(session);
            default -> {}
        }
    }

    private void expire(long now) {
        for (var session : sessions) {
            boolean had = session.step() != Step.FREE;
            session.expire(now);
            if (had && session.step() == Step.FREE) {
                free.add(session);
            }
        }
    }
}
