// SPDX-License-Identifier: Apache-2.0
/**
 * The PROXY protocol, versions 1 and 2, by which a load balancer says who its client is.
 *
 * <p>A connection from a listed network must begin with the header; from anybody else it is early talk like any
 * other. Health checks (LOCAL, UNKNOWN) keep the balancer's own address, and all else that they say is thrown away. A
 * header whose checksum is wrong is broken, and so is one whose TLVs do not end where it does.
 *
 * <p>Not handled: what other TLVs say, those about TLS that was ended in front of us among them.
 */
@NullMarked
package io.postern.edge.proxy;

import org.jspecify.annotations.NullMarked;
