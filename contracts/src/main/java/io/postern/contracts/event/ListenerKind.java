// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** What a listener is for; the policy for strangers applies on {@link #MX} only. */
public enum ListenerKind {
    MX,
    RELAY
}
