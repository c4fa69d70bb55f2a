// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern demo}: a system of its own, and on stage what a mail gateway lives through, in seconds instead of minutes.
 * Everything is real: the dialogues, the waiting, the reports; only the clock's settings are short, and the strangers and
 * servers around it are played on loopback. The block list and the DNS are Debian's rbldnsd and knot, where they are installed;
 * else a small server of our own stands in, and what it cannot play is left out with a loud word.
 *
 * <p>It ends with 0 only if every step came out as told. It touches no other system on this machine, and stops all that it
 * started. Nothing here measures speed.
 */
@NullMarked
package io.postern.bench.demo;

import org.jspecify.annotations.NullMarked;
