// SPDX-License-Identifier: Apache-2.0
/**
 * Who may send where. Never an open relay: strangers reach our own domains and nothing else, whatever the local part
 * says; machines of a trusted network reach everything through the {@code relay} listener.
 *
 * <p>Which recipients exist is not known here, nor who may use which sender address.
 */
@NullMarked
package io.postern.policy.relay;

import org.jspecify.annotations.NullMarked;
