// SPDX-License-Identifier: Apache-2.0
/**
 * What a server agrees to in a TLS handshake, asked for by hand: the first message of a client is written octet by octet,
 * so that it can ask for what this Java and today's OpenSSL no longer know, and the first answer is read.
 *
 * <p>Only the two hellos are spoken; no key is ever made.
 */
@NullMarked
package io.postern.testkit.tls;

import org.jspecify.annotations.NullMarked;
