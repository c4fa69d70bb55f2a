// SPDX-License-Identifier: Apache-2.0
/**
 * From judgements to counters: a row for each combination of source, result and authenticated domains (RFC 9990 section
 * 3.1.1.8), under the day and the domain of the policy.
 *
 * <p>Bounded: so many domains and rows a day; what is beyond is counted as left out, and the report says so.
 */
@NullMarked
package io.postern.dmarcreport.count;

import org.jspecify.annotations.NullMarked;
