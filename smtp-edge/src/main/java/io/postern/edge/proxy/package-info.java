// SPDX-License-Identifier: Apache-2.0
/**
 * The PROXY protocol, versions 1 and 2, by which a load balancer says who its client is.
 *
 * <p>A connection from a listed network must begin with the header; from anybody else it is early talk like any
 * other. Health checks (LOCAL, UNKNOWN) keep the balancer's own address. TLVs are passed over; the TLS ones will
 * matter once TLS is ended in front of us.
 */
@NullMarked
package io.postern.edge.proxy;

import org.jspecify.annotations.NullMarked;
