// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.event.Content;
import io.postern.delivery.smtp.Body;

/** Bodies out of their records, or out of the content topic. */
public record KafkaBodies(KafkaContentReader reader) implements Bodies {
    @Override
    public Body of(Content content) {
        return switch (content) {
            case Content.Inline(var bytes) -> Body.of(bytes);
            case Content.Stored stored ->
                new Body() {
                    @Override
                    public long size() {
                        return stored.size();
                    }

                    @Override
                    public Chunks open() {
                        return reader.open(stored)::next;
                    }
                };
        };
    }
}
