// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/** Whoever was to be told of a result has thrown: a fault of ours, whatever the server has said. */
public final class ListenerFault extends Exception {
    private static final long serialVersionUID = 1;

    public ListenerFault(RuntimeException cause) {
        super(cause.toString(), cause, false, false);
    }
}
