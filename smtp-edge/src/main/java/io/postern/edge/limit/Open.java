// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

/**
 * Sessions that an edge has open now.
 *
 * @param ofAddress from this address
 * @param ofNetwork from its whole network
 */
record Open(Source address, int ofAddress, int ofNetwork) {}
