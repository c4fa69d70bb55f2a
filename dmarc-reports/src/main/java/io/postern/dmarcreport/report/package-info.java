// SPDX-License-Identifier: Apache-2.0
/**
 * A report as XML, and the mail that carries it (RFC 9990 sections 3.1 and 3.5). Pure: the same counts make the same octets, so that
 * a report that is sent again is the same report.
 */
@NullMarked
package io.postern.dmarcreport.report;

import org.jspecify.annotations.NullMarked;
