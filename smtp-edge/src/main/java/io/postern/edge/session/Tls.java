// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

/**
 * How a connection is encrypted.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipher such as {@code TLS_AES_256_GCM_SHA384}
 */
public record Tls(String version, String cipher) {}
