// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** Sends one question to one server, once; over TCP when the answer by UDP was truncated. */
interface Exchange {

    /**
     * Never fails: what went wrong is a {@link Response.Code}.
     *
     * @param name in presentation form, lower case; empty for the root
     */
    CompletableFuture<Response> ask(InetSocketAddress server, String name, int type);
}
