// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/** A persona and the port that it has for itself. */
record PersonaPort(PersonaKind kind, int port) {
    /** @throws IllegalArgumentException if it is not {@code NAME:PORT} */
    static PersonaPort parse(String text) {
        int colon = text.indexOf(':');
        var port = text.substring(colon + 1);
        if (colon < 0 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("--persona " + text + " is not NAME:PORT, such as greylist:2541");
        }
        return new PersonaPort(PersonaKind.named(text.substring(0, colon)), Integer.parseInt(port));
    }
}
