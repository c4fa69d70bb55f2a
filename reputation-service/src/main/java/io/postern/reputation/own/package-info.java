// SPDX-License-Identifier: Apache-2.0
/**
 * Looks up every hour whether a block list has one of our own addresses or domains, before others refuse our mail for it.
 *
 * <p>Lists of addresses are asked about the addresses that we send from, lists of names about the domains that we send as. A
 * list that is set aside, or that does not answer, changes nothing in what is known. Which mail or account brought us onto a
 * list is not found out here.
 */
@NullMarked
package io.postern.reputation.own;

import org.jspecify.annotations.NullMarked;
