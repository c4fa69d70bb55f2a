// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;

/** What comes in, and what it is told. */
final class InboundBoard {
    private InboundBoard() {}

    static Board board() {
        return Board.of(
                "postern-inbound",
                "Postern / Inbound",
                "What comes in, how it is judged, and why.",
                row(
                        "Sessions",
                        lines(
                                "Sessions",
                                "short",
                                "Open now, by instance. At the bound of an edge newcomers are sent away.",
                                of("sum by (instance) (postern_edge_sessions)", "{{instance}}")),
                        lines(
                                "Commands",
                                "suffix: /s",
                                "What clients say.",
                                rate("postern_edge_commands_total", "command")),
                        lines(
                                        "Sent away as too much",
                                        "suffix: /s",
                                        "By the limit that was met.",
                                        rate("postern_edge_limited_total", "limit"))
                                .still("nobody sends too much in the test"),
                        lines(
                                        "Client addresses",
                                        "short",
                                        "That have sessions now, by instance. Far fewer than sessions: one network holds many.",
                                        of("sum by (instance) (postern_edge_limits_addresses)", "{{instance}}"))
                                .still("the clients of the test are on this machine, which no limit is for"),
                        lines(
                                        "Before the banner",
                                        "suffix: /s",
                                        "Suspects that were held back, and clients refused as they spoke first, other than suspects or being one.",
                                        of("sum(rate(postern_edge_suspects_total[$__rate_interval]))", "held back"),
                                        of(
                                                "sum by (client) (rate(postern_edge_early_talkers_total[$__rate_interval]))",
                                                "spoke first: {{client}}"))
                                .still("suspects come to a listener of their own"),
                        lines(
                                        "Sessions without a transcript",
                                        "suffix: /s",
                                        "Lost: Kafka did not take it. Spared: too many were turned away at the door.",
                                        of("sum(rate(postern_edge_transcripts_lost_total[$__rate_interval]))", "lost"),
                                        of(
                                                "sum(rate(postern_edge_transcripts_spared_total[$__rate_interval]))",
                                                "spared"))
                                .still("none is missing in the test")),
                row(
                        "Verdicts",
                        stack(
                                "Answers at the connection",
                                "suffix: /s",
                                "Before the banner.",
                                rate("postern_policy_verdicts_total{kind=\"connection\"}", "answer")),
                        stack(
                                "Answers at RCPT",
                                "suffix: /s",
                                "One for each recipient.",
                                rate("postern_policy_verdicts_total{kind=\"envelope\"}", "answer")),
                        stack(
                                "Answers at the end of the content",
                                "suffix: /s",
                                "One for each recipient of a message.",
                                rate("postern_policy_verdicts_total{kind=\"message\"}", "answer"))),
                row(
                        "Reasons",
                        lines(
                                "Rules that decide at RCPT",
                                "suffix: /s",
                                "The ten that decide most; what each means stands in docs/configuration.md.",
                                of(
                                        "topk(10, sum by (rule, answer) (rate(postern_policy_verdicts_total{kind=\"envelope\"}[$__rate_interval])))",
                                        "{{rule}} {{answer}}")),
                        lines(
                                "Rules that decide about messages",
                                "suffix: /s",
                                "The ten that decide most.",
                                of(
                                        "topk(10, sum by (rule, answer) (rate(postern_policy_verdicts_total{kind=\"message\"}[$__rate_interval])))",
                                        "{{rule}} {{answer}}")),
                        lines(
                                "Findings",
                                "suffix: /s",
                                "What was found about envelopes and messages, and what it leads to; most of it only adds to a score.",
                                of(
                                        "topk(10, sum by (rule, action) (rate(postern_policy_findings_total[$__rate_interval])))",
                                        "{{rule}} {{action}}")),
                        stack(
                                "Score of messages",
                                "suffix: /s",
                                "Messages of strangers by the level of their score.",
                                rate("postern_scoring_messages_total", "level")),
                        lines(
                                "Refusals by code",
                                "suffix: /s",
                                "What clients read, beginning with 4 and 5; the twelve most frequent.",
                                of(
                                        "topk(12, sum by (code, status) (rate(postern_edge_replies_total{code=~\"[45]..\"}[$__rate_interval])))",
                                        "{{code}} {{status}}")),
                        lines(
                                "Lists that list",
                                "suffix: /s",
                                "Clients and names found on lists, by list.",
                                of(
                                        "sum by (zone) (rate(postern_dnsbl_answers_total{outcome=\"listed\"}[$__rate_interval]))",
                                        "{{zone}}"))),
                row(
                        "Contents",
                        lines(
                                "Octets accepted",
                                "Bps",
                                "Of messages answered with 250.",
                                of("sum(rate(postern_edge_accepted_octets_total[$__rate_interval]))", "accepted")),
                        lines(
                                "Memory for contents",
                                "bytes",
                                "Of messages under way.",
                                of("sum by (instance) (postern_edge_body_octets)", "{{instance}}")),
                        lines(
                                "Scanners",
                                "suffix: /s",
                                "Messages scanned, by what was found.",
                                of(
                                        "sum by (scanner, status) (rate(postern_scanners_scan_seconds_count[$__rate_interval]))",
                                        "{{scanner}} {{status}}")),
                        lines(
                                "Mail of upstreams",
                                "suffix: /s",
                                "Whether their Received fields tell whom it is from.",
                                rate("postern_edge_upstream_messages_total", "client"))),
                row(
                        "What is remembered of senders",
                        lines(
                                "Written",
                                "suffix: /s",
                                "Counts of networks and domains that were added to those in Redis.",
                                of("sum(rate(postern_conduct_written_total[$__rate_interval]))", "written")),
                        lines(
                                        "Lost",
                                        "suffix: /s",
                                        "By why: Redis was away, too many waited for it, or the source was one new too many.",
                                        rate("postern_conduct_dropped_total", "reason"))
                                .still("none is lost in the test")),
                row(
                        "The page behind refusals",
                        lines(
                                "Pages",
                                "suffix: /s",
                                "By what the visitor got.",
                                rate("postern_refusal_page_served_total", "result")),
                        lines(
                                "Known refusals",
                                "short",
                                "By instance; all have the same.",
                                of("max by (instance) (postern_refusal_page_codes)", "{{instance}}")),
                        lines(
                                        "Behind",
                                        "short",
                                        "Records that are written and not read for the page yet; -1 where that is not known.",
                                        of("max by (instance) (postern_refusal_page_behind)", "{{instance}}"))
                                .byChance("the page keeps up in the test, but for a moment now and then")));
    }
}
