// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.event.Command;
import io.postern.contracts.wire.JsonEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** Orders for a machine: one array, each as it stands in the topic, with the sentence a person reads. */
public final class JsonOrders {
    private JsonOrders() {}

    /** @param words what an order does */
    public static String of(List<Command> orders, Function<Command, String> words) {
        var mapper = new ObjectMapper();
        var all = mapper.createArrayNode();
        try {
            for (var order : orders) {
                all.addObject()
                        .put("says", words.apply(order))
                        .set("order", mapper.readTree(JsonEvents.encode(order)).get("event"));
            }
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
