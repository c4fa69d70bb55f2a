// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern lists}: how the DNS lists are, which of them have something of ours, and what mail a list refused, or helped
 * to set aside or mark as spam, in the time that it could not be trusted.
 *
 * <p>States come from {@code postern.lists}, what became of mail from {@code postern.history}, which goes back 14 days. Whether
 * that was wrong is for a person to say.
 */
@NullMarked
package io.postern.launcher.lists;

import org.jspecify.annotations.NullMarked;
