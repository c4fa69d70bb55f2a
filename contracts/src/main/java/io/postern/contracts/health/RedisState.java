// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.health;

/** What a service's health says of Redis. */
public enum RedisState {
    /** Nothing that is switched on wants one. */
    NOT_USED("not used"),
    CONNECTED("connected"),
    /** A connection is wanted and not there. */
    AWAY("away");

    private final String words;

    RedisState(String words) {
        this.words = words;
    }

    public static RedisState of(boolean connected) {
        return connected ? CONNECTED : AWAY;
    }

    /** Of two connections together: away if one is. */
    public RedisState and(RedisState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As health says it. */
    public String words() {
        return words;
    }
}
