// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.access.Grant;
import io.postern.contracts.access.Grants;
import java.util.Locale;
import java.util.stream.Collectors;

/** What services may do on Kafka, for people and for the Helm chart. */
final class GrantsText {
    private GrantsText() {}

    static String table() {
        var intro = """
                # Who may do what on Kafka

                Whoever writes to a lane can send mail as anyone, so on a cluster each service has a user of its own, called as its
                module, with what it needs and no more. `postern.kafka.security.*` says how it gets in; with `username:
                "${quarkus.application.name:operator}"` one settings file serves all. The users that are no services:

                - `operator` is for `./postern`'s commands. It may write to lanes and retry topics, as `./postern parked replay` puts mail
                  back there: whoever has its password can send mail as anyone, too ([SECURITY.md](../SECURITY.md)).
                - `topics` makes the topics, gives them more partitions, and mends their settings; it reads and writes none.
                  `./postern up` on brokers of your own does both: its user needs the rights of `operator` and of `topics`.
                - `mirror` is for MirrorMaker, where what must not be lost is copied to another cluster.
                - `keda` sees how much waits on the lanes, where KEDA scales workers by that.

                A name that ends in `*` stands for all that begin so. What a user may is said in Kafka's words: read, write, delete and
                alter include describe. Delete is there to remove finished records; Kafka has no right for that alone, so it lets the topic be
                deleted, too. Who reads without a consumer group needs no right to one, as edges, the page and books do; only DMARC reports
                are counted in one. On the cluster itself nobody needs more than to describe it, and only books does: to see how full brokers'
                disks are.

                On brokers of your own, where Kafka's tools are:
                ```
                deploy/k8s/postern/files/acls.sh --bootstrap-server kafka.example.org:9093 --command-config admin.properties --print
                ```
                shows the calls of `kafka-acls.sh`; without `--print` they are made. `admin.properties` says how somebody who may give
                rights signs in. With users named behind it only these get theirs, by other names where the brokers call them so:
                `smtp-edge=mail-edge delivery-worker=CN=worker,O=Example`. With Strimzi the chart makes the users, and their rights.

                The list is `Grants` in `contracts`; this page, that script and `deploy/k8s/postern/files/acls.yaml` are written by
                a test, and another one runs the whole system with these rights and no others.

                """;
        return intro + Grants.users().stream().map(GrantsText::section).collect(Collectors.joining("\n"));
    }

    private static String section(String user) {
        var rows = Grants.of(user).stream()
                .map(grant -> "| %s | `%s%s` | %s |\n"
                        .formatted(
                                grant.what().name().toLowerCase(Locale.ROOT),
                                grant.name(),
                                grant.prefix() ? "*" : "",
                                operations(grant).toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
        return "## %s\n\n| what | name | may |\n|---|---|---|\n%s".formatted(user, rows);
    }

    /** As a KafkaUser of Strimzi has them below {@code spec.authorization.acls}. */
    static String yaml() {
        var intro = """
                # Who may do what on Kafka, by user; written by a test from Grants in contracts. docs/acls.md says more.
                """;
        return intro
                + Grants.users().stream()
                        .map(user -> user + ":\n"
                                + Grants.of(user).stream().map(GrantsText::rule).collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String rule(Grant grant) {
        var which = grant.what() == Grant.What.CLUSTER
                ? ""
                : ", name: %s, patternType: %s".formatted(grant.name(), grant.prefix() ? "prefix" : "literal");
        return "  - resource: {type: %s%s}\n    operations: [%s]\n"
                .formatted(grant.what().name().toLowerCase(Locale.ROOT), which, operations(grant));
    }

    private static String operations(Grant grant) {
        return grant.operations().stream().sorted().map(GrantsScript::word).collect(Collectors.joining(", "));
    }
}
