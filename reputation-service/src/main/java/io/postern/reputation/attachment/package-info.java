// SPDX-License-Identifier: Apache-2.0
/**
 * What is attached to a message, by name and by its first octets, inside zip archives too.
 *
 * <p>It says what is there and judges nothing; who forbids kinds of files is policy. Archives are read as they stream by,
 * two deep and within bounds of entries and octets; whatever is not looked into says why. Names that only the directory
 * at the end of an archive bears are found too. Other archives than zip are recognised, but not opened.
 */
@NullMarked
package io.postern.reputation.attachment;

import org.jspecify.annotations.NullMarked;
