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

                Whoever writes to a lane can send mail as anyone, so on a cluster each service has a user of its own, with what it
                needs and no more. `postern.kafka.security.*` says how it gets in; with `username:
                "${quarkus.application.name:operator}"` one settings file serves all. `operator` is for `./postern`'s commands,
                `topics` for whoever creates the topics; `./postern up` on brokers of your own needs both. `keda` measures the lanes,
                where workers are scaled by them; `mirror` is for MirrorMaker, where what must not be lost is copied to another
                cluster. `operator` may write to lanes and retry topics, as `./postern parked replay` does. A name that ends in `*` stands for all that begin so. Read, write and delete include describe. On the
                cluster itself nobody needs more than to describe it, and only books does: to see how full brokers' disks are.

                On brokers of your own, where Kafka's tools are:
                ```
                deploy/k8s/postern/files/acls.sh --bootstrap-server kafka.example.org:9093 --command-config admin.properties --print
                ```
                shows a `kafka-acls.sh` for each; without `--print` they are run. With names of users behind it only theirs:
                `smtp-edge=mail-edge delivery-worker=CN=worker,O=Example`, where the brokers call them otherwise. With Strimzi the
                chart makes the users.

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
