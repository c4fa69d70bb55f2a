// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/**
 * One recipient of a message on its way.
 *
 * @param address the forward-path as the client gave it, without angle brackets
 */
public record Recipient(String address) {}
