// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.Content;
import java.util.concurrent.CompletionStage;

/** Puts content where it lasts as long as mail that is set aside or held. */
@FunctionalInterface
public interface KeptContent {
    /**
     * The same content in a place that lasts; as it is, if it is there already or in its record. Complete when it is safe.
     * Fails with {@link io.postern.contracts.content.MissingContent} when it is gone, otherwise when it cannot be copied
     * now.
     *
     * @param messageId for whoever looks at the topic
     */
    CompletionStage<Content> keep(String messageId, Content content);
}
