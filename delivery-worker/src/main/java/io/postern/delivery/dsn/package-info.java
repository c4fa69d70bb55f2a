// SPDX-License-Identifier: Apache-2.0
/**
 * Delivery status notifications: what a sender is told when a message of his is not delivered, or is late. A {@code
 * multipart/report} (RFC 3461 6, RFC 6522) of a text for people, a {@code message/delivery-status} for machines (RFC 3464)
 * and the header of the message, in that order.
 *
 * <p>Pure: the same record and outcomes give the same octets under the same id, so a report that is written twice is
 * delivered once. There is never one about mail from the null sender, and so none about a report. Whose mail may be reported
 * about at all is the caller's business: a report to an address that nobody has verified hits strangers.
 *
 * <p>ENVID and ORCPT (RFC 3461 4.4, 4.2) stand in the report as they were given. Whether one is wanted by NOTIFY is the
 * caller's business, too.
 *
 * <p>Not handled: RET=FULL, as only the header is ever returned; reports in other languages, and in UTF-8 (RFC 6533), but
 * for addresses that are not ASCII.
 */
@NullMarked
package io.postern.delivery.dsn;

import org.jspecify.annotations.NullMarked;
