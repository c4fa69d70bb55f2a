// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/**
 * What a server's refusal is about, whatever code it chose for it. Deferrals by greylisting and by blocking are never one
 * number: the first goes away by waiting, the second does not.
 */
public enum ReplyClass {
    /** Come back later: the server wants to see that we do. */
    GREYLISTED,
    /** Too much at once, from us or in all. */
    THROTTLED,
    /** We, our address, our domain or the message are not wanted: reputation, policy, authentication, content. */
    BLOCKED,
    NO_SUCH_USER,
    MAILBOX_FULL,
    OTHER_PERMANENT,
    /** No server was reached, or the connection broke off. */
    NETWORK,
    OTHER_TEMPORARY
}
