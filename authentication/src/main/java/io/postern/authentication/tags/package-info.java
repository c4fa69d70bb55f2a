// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of {@code tag=value; tag=value}, as signatures and their keys are written (RFC 6376 section 3.2). Strict where
 * the grammar is; what a tag means is for whoever asks for it.
 */
@NullMarked
package io.postern.authentication.tags;

import org.jspecify.annotations.NullMarked;
