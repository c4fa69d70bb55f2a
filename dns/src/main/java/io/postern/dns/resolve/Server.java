// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.net.InetSocketAddress;

/**
 * What is known of one DNS server. It is away after a question stayed without an answer and a question for the root,
 * sent to make sure, did so too; or after two refusals by its machine in a row. Any answer brings it back.
 */
final class Server {
    private static final int REFUSALS = 2;

    private final InetSocketAddress address;
    private long lastAnswer;
    private int refusals;
    private boolean probed;
    private volatile boolean away;

    Server(InetSocketAddress address, long now) {
        this.address = address;
        this.lastAnswer = now;
    }

    InetSocketAddress address() {
        return address;
    }

    boolean away() {
        return away;
    }

    /** Any answer, be it SERVFAIL or garbage. Returns true when it was away until now. */
    synchronized boolean answered(long now) {
        lastAnswer = now;
        refusals = 0;
        var was = away;
        away = false;
        return was;
    }

    /** A question sent at a time had no answer. Returns true when the caller is to probe the server. */
    synchronized boolean silent(long asked) {
        return lastAnswer - asked < 0 && beginProbe();
    }

    /** The machine refused a question. Returns true when the caller is to probe the server. */
    synchronized boolean refused() {
        if (++refusals >= REFUSALS) {
            away = true;
        }
        return beginProbe();
    }

    private boolean beginProbe() {
        var first = !probed;
        probed = true;
        return first;
    }

    /**
     * The end of a probe that was sent at a time.
     *
     * @return true when the caller is to probe again
     */
    synchronized boolean probed(boolean answer, long asked) {
        if (!answer && lastAnswer - asked < 0) {
            away = true;
        }
        probed = away;
        return away;
    }

    @Override
    public String toString() {
        return address.getHostString() + ":" + address.getPort();
    }
}
