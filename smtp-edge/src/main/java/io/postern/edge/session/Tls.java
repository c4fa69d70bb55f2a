// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import java.util.Map;

/**
 * How a connection is encrypted.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipher such as {@code TLS_AES_256_GCM_SHA384}
 * @param bindings what the connection is known by, by type of channel binding (RFC 5056)
 */
public record Tls(String version, String cipher, Map<String, byte[]> bindings) {
    /** One that is known by nothing. */
    public Tls(String version, String cipher) {
        this(version, cipher, Map.of());
    }
}
