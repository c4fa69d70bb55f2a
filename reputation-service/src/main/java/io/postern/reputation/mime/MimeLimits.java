// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import io.postern.reputation.attachment.Bounds;
import java.time.Duration;

/**
 * How much of a message is looked at.
 *
 * @param depth of parts in parts
 * @param parts in all
 * @param header octets of one header field, folds included
 * @param text octets of one part that are looked at for links
 * @param allText of all parts together
 * @param html octets of one part that are looked at as HTML; what stands behind is looked at as text
 * @param allHtml of all parts together
 * @param octets of the message
 * @param time by the clock on the wall
 * @param archives for archives that are attached
 */
public record MimeLimits(
        int depth,
        int parts,
        int header,
        int text,
        int allText,
        int html,
        int allHtml,
        long octets,
        Duration time,
        Bounds archives) {
    public static final MimeLimits USUAL = new MimeLimits(
            20,
            1000,
            1 << 20,
            512 << 10,
            2 << 20,
            128 << 10,
            512 << 10,
            64L << 20,
            Duration.ofSeconds(5),
            Bounds.USUAL);

    /** Of text nothing is looked at. */
    static final MimeLimits WITHOUT_TEXT = new MimeLimits(
            USUAL.depth, USUAL.parts, USUAL.header, 0, 0, 0, 0, USUAL.octets, USUAL.time, USUAL.archives);
}
