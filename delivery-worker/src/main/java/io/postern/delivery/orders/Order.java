// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.orders;

import org.jspecify.annotations.Nullable;

/** What an attempt has to do by order. */
public sealed interface Order {
    /** Nothing stands against it. @param route {@code host:port} to hand over to instead of the usual servers */
    record Go(@Nullable String route) implements Order {}

    /** No attempt for now. @param commandId the order that holds it */
    record Hold(String commandId) implements Order {}

    /** No attempt any more. @param commandId the order that ended it */
    record Cancel(String commandId) implements Order {}
}
