// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.address.Domains;
import io.postern.edge.limit.Pace;
import io.postern.edge.limit.SessionTime;
import io.postern.edge.limit.Tarpit;
import io.postern.edge.wire.ContentLimits;
import java.time.Duration;
import java.util.Set;

/**
 * What holds for every session.
 *
 * @param hostname our name in banner, EHLO and Received
 * @param authservIds in whose name no one outside may write Authentication-Results (RFC 8601 5), as {@link
 *     io.postern.edge.forgery.ForgedFields#ids} makes them
 * @param tlsOnly domains of senders whose mail is taken over TLS only
 * @param commandLine octets of a command line
 * @param recipients of a message at most
 * @param idleCommands that move no mail, before each further one counts as a mistake
 * @param tarpit what mistakes cost
 * @param pace how fast content must come
 * @param time how long a session may last
 * @param connectionTime how long a verdict about a connection is waited for
 * @param idle how long a client may be silent (RFC 5321 4.5.3.2.7)
 * @param transcripts whether dialogues are written down
 * @param refusalPage the address of the page that explains refusals, without the code of the incident; empty for none
 */
public record Rules(
        String hostname,
        Set<String> authservIds,
        Domains tlsOnly,
        int commandLine,
        ContentLimits content,
        int recipients,
        int idleCommands,
        Tarpit tarpit,
        Pace.Floor pace,
        SessionTime time,
        Duration connectionTime,
        Duration envelopeTime,
        Duration messageTime,
        Duration idle,
        boolean transcripts,
        String refusalPage) {
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** After this long without an answer from ours none will come: well beyond every deadline. */
    Duration stuck(Duration greetDelay) {
        return greetDelay
                .plus(connectionTime)
                .plus(envelopeTime)
                .plus(messageTime)
                .plus(GRACE);
    }
}
