// SPDX-License-Identifier: Apache-2.0
/**
 * Keys of signatures: published in the DNS (RFC 6376 section 3.6, RFC 8463), and what they make of a signature. SHA-1 is
 * not known here, and RSA keys under 1024 bits pass nothing (RFC 8301).
 *
 * <p>Each name is asked for once a message, before the body is read. A domain with several keys under one selector, which
 * the RFC leaves open, is given the benefit of the doubt: at most five are tried.
 */
@NullMarked
package io.postern.authentication.key;

import org.jspecify.annotations.NullMarked;
