// SPDX-License-Identifier: Apache-2.0
/**
 * Certificates and keys from files, chosen by the name that a client asks for (RFC 6066 3), and read again when they change
 * without a restart. A pair that cannot be used never replaces one that can.
 *
 * <p>Not handled: client certificates, OCSP stapling, and keys in OpenSSL's old formats.
 */
@NullMarked
package io.postern.edge.tls;

import org.jspecify.annotations.NullMarked;
