// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

/**
 * An edge, as a client and as a load balancer see it.
 *
 * @param port where it takes mail
 * @param httpPort where it says whether it is ready
 */
record Door(int port, int httpPort) {}
