// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import java.util.List;

/**
 * What a transaction is about.
 *
 * @param size octets of fields and message together, without dot-stuffing (RFC 1870 5)
 * @param eightBit the message was declared as {@code BODY=8BITMIME}
 */
record Envelope(String reversePath, List<String> recipients, long size, boolean eightBit) {}
