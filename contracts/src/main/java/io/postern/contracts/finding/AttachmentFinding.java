// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import org.jspecify.annotations.Nullable;

/**
 * A part of a message that has a name, or that is no text.
 *
 * @param name as the message gives it, at most 200 characters; null for none
 * @param archive the name of the archive that it lies in; null for none
 * @param extension of the name, in lower case without the dot; null for none
 * @param content what its first octets say it is, such as {@code exe}; null where they say nothing
 * @param problem why it could not be looked into, such as encryption or depth; null for no problem
 * @param disguise how it hides what it is, such as {@code double extension}; null if it does not
 */
public record AttachmentFinding(
        @Nullable String name,
        @Nullable String archive,
        @Nullable String extension,
        @Nullable String content,
        @Nullable String problem,
        @Nullable String disguise) {

    /** One that hides nothing. */
    public AttachmentFinding(
            @Nullable String name,
            @Nullable String archive,
            @Nullable String extension,
            @Nullable String content,
            @Nullable String problem) {
        this(name, archive, extension, content, problem, null);
    }
}
