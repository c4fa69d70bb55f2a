// SPDX-License-Identifier: Apache-2.0
/**
 * What an SPF record says, as values: terms, macro strings, networks (RFC 7208 sections 4.6.1, 5, 6, 7.1 and 12).
 *
 * <p>{@link io.postern.authentication.spf.record.RecordParser} reads the grammar as it is written, with the RFC's text
 * where that says more: {@code redirect} and {@code exp} at most once and never taken for unknown modifiers, no leading
 * zeros in numbers, {@code c}, {@code r} and {@code t} in explanations only. Nothing is looked up or expanded here. The
 * time it takes grows with the length of the text and no faster.
 */
@NullMarked
package io.postern.authentication.spf.record;

import org.jspecify.annotations.NullMarked;
