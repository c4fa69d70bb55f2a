// SPDX-License-Identifier: Apache-2.0
/**
 * DMARC aggregate reports (RFC 9990): what strangers' mail of a day looked like, told to the owners of the domains in
 * From who have asked for it. Off by default.
 *
 * <p>{@code count} makes counters of judgements and keeps them in Redis; {@code report} writes the XML and the mail;
 * {@code sending} hands it to our own relay listener, so that it is queued and traced like any mail. Counted is mail that
 * came in at {@code mx}, that has a record with {@code rua}, and that passes or fails. Mail of clients that we trust is
 * nobody's business.
 *
 * <p>A day is one of UTC. A report is made once, by whichever instance comes first; if it cannot be handed over it is
 * tried again with the same name and id, for three days. Losing Redis loses the counts of these days and nothing more.
 *
 * <p>Not handled: reports by anything but {@code mailto}, several reports for a policy that changed during the day,
 * {@code envelope_to}, failure reports.
 */
@NullMarked
package io.postern.dmarcreport;

import org.jspecify.annotations.NullMarked;
