// SPDX-License-Identifier: Apache-2.0
/**
 * What a refusal is about. From the reply code, the enhanced status code (RFC 3463) and the words of the text, by the lines
 * of {@code reply-classes.tsv}; the first that fits decides.
 *
 * <p>The class is for people and figures: whether a recipient is tried again follows from the reply code alone, and when
 * from hints and the schedule. Servers word things as they like, so a class may be wrong; the reply itself is always kept.
 * Where a temporary refusal could be greylisting or a block, and says neither, it is {@code OTHER_TEMPORARY} rather than
 * one of them.
 */
@NullMarked
package io.postern.delivery.classification;

import org.jspecify.annotations.NullMarked;
