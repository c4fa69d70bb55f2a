// SPDX-License-Identifier: Apache-2.0
/**
 * One text for equal settings, whatever order they were written in and on whatever instance: what the version of the policy is a
 * hash of.
 *
 * <p>A setting is a line, {@code key=value}, in order of the keys. Values are written as this package says and never as {@code
 * toString} of a record, a set or a map has them, so that another order of fields or a later Java changes no version. Not handled:
 * reading it back.
 */
@NullMarked
package io.postern.policy.canonical;

import org.jspecify.annotations.NullMarked;
