// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.health.RedisState;
import io.postern.contracts.line.KafkaJoin;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whether the parts of this edge do their work. */
final class SmtpPulse {
    private final KafkaJoin<KafkaLink> link;
    private final Collection<SmtpServer> servers;
    /** Null where nobody signs in, and before they are opened. */
    volatile @Nullable SubmissionAccounts accounts;
    /** Null before they are opened. */
    volatile @Nullable SmtpLimits limits;

    SmtpPulse(KafkaJoin<KafkaLink> link, Collection<SmtpServer> servers) {
        this.link = link;
        this.servers = servers;
    }

    /** Questions without an answer yet. */
    int waiting() {
        var opened = link.joined();
        return opened == null ? 0 : opened.questions().waiting();
    }

    /** Records that nobody can read, since it was opened. */
    long parked() {
        var opened = link.joined();
        return opened == null ? 0 : opened.unread();
    }

    /** Kafka answers. */
    boolean kafka() {
        var opened = link.joined();
        return opened != null && opened.questions().connected();
    }

    /** Loops go round: of sockets, of verdicts, of deadlines, of accounts. */
    boolean live() {
        var opened = link.joined();
        var signing = accounts;
        return (opened == null || opened.questions().live())
                && (signing == null || signing.live())
                && servers.stream().allMatch(SmtpServer::live);
    }

    /** Of limits and of accounts. */
    RedisState redis() {
        var signing = accounts;
        var limiting = limits;
        var state = signing == null ? RedisState.NOT_USED : signing.redis();
        return limiting == null ? state : state.and(limiting.redis());
    }
}
