// SPDX-License-Identifier: Apache-2.0
/**
 * What became of mail from a source over the last thirty days: counted in Redis by the policy service after each verdict, and by
 * the worker where a server of ours does not know a recipient; read by the reputation service for the next verdict.
 *
 * <p>A source is the client's network, and each domain that SPF or DKIM vouches for. One key for each, with counts by day
 * (UTC); days that are too old count no longer, and a source that is silent for thirty days is forgotten. Losing the keys
 * costs what was learned and nothing else.
 */
@NullMarked
package io.postern.contracts.conduct;

import org.jspecify.annotations.NullMarked;
