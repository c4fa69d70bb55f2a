// SPDX-License-Identifier: Apache-2.0
/**
 * IP addresses and networks as text: clients, the network that counts as one client's
 * ({@link io.postern.contracts.network.ClientNetwork}), and the lists of networks in the configuration.
 *
 * <p>Nothing here asks the DNS: a host name is no address. An IPv4 address that arrives mapped into IPv6 counts as
 * the IPv4 address that it is.
 */
@NullMarked
package io.postern.contracts.network;

import org.jspecify.annotations.NullMarked;
