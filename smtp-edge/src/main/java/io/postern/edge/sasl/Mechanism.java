// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

/** A state of a mechanism; it waits for a message of the client. */
sealed interface Mechanism permits Plain, Login, Login.Password, Scram, Scram.Final, Scram.Done {
    /** @param message without its Base64 */
    Turn take(byte[] message);
}
