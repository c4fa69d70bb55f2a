// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is refused follows the address in the reply, and reads what to do; of the recipient there is not a word. */
@ExtendWith(SharedWorld.class)
class ARefusedStrangerReadsHowToMendItIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void where_a_list_has_him_and_how_to_get_off(World world) {
        String reply;
        try (var client = world.strangerFrom("203.0.113.5")) {
            client.mail("anna@senders.test");
            reply = client.rcpt("listed@local.test").last();
        }
        assertThat(page(reply))
                .contains("203.0.113.5 is listed by bl.test, which says: seen sending spam")
                .contains("5.113.0.203.bl.test A → 127.0.0.2")
                .contains("<a href=\"https://bl.test/off?ip=203.0.113.5\"")
                .contains("h7.senders.test", "554 5.7.1 Sending address not accepted")
                .doesNotContain("local.test", "listed@", "anna");
    }

    @Test
    void that_his_program_says_what_no_server_knows(World world) {
        String reply;
        try (var client = world.friend()) {
            reply = client.command("BANANA").last();
            client.command("QUIT");
        }
        assertThat(reply).startsWith("500 5.5.2 Command not recognized http");
        assertThat(page(reply))
                .contains("There was a command or a parameter that is not understood here")
                .contains("friend.local.test", "500 5.5.2 Command not recognized");
    }

    private static String page(String reply) {
        var address = URI.create(reply.substring(reply.lastIndexOf(' ') + 1));
        return Awaitility.await("the page " + address)
                .ignoreException(IOException.class)
                .until(
                        () -> HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()),
                        answer -> answer.statusCode() == 200)
                .body();
    }
}
