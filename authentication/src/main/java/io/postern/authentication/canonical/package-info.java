// SPDX-License-Identifier: Apache-2.0
/**
 * The forms of header and body that signatures are over (RFC 6376 section 3.4). The body is hashed as it streams by,
 * once for each form and length that signatures ask for, however many they are.
 */
@NullMarked
package io.postern.authentication.canonical;

import org.jspecify.annotations.NullMarked;
