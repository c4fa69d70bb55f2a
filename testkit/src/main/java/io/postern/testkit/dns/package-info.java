// SPDX-License-Identifier: Apache-2.0
/**
 * Real DNS servers on loopback for tests, editable while they run, and stoppable to see what happens without: Knot,
 * authoritative for the zones it is given, and rbldnsd, which serves DNS lists.
 *
 * <p>Knot refuses names outside its zones; give it the zone {@code "."} to have those answered with NXDOMAIN.
 */
@NullMarked
package io.postern.testkit.dns;

import org.jspecify.annotations.NullMarked;
