// SPDX-License-Identifier: Apache-2.0
/**
 * A real DNS server (Knot) on loopback for tests: authoritative for the zones it is given, editable while it runs, and
 * stoppable to see what happens without DNS.
 *
 * <p>It refuses names outside its zones; give it the zone {@code "."} to have those answered with NXDOMAIN.
 */
@NullMarked
package io.postern.testkit.dns;

import org.jspecify.annotations.NullMarked;
