// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import io.postern.contracts.access.Grant.Operation;
import io.postern.contracts.access.Grant.What;
import io.postern.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who may do what on Kafka: a user for each service, named as its module, and two for the operator: {@code operator} gives
 * orders, puts back what was parked and looks at everything, {@code topics} creates the topics. {@code mirror} copies what must
 * not be lost to another cluster, {@code keda} scales workers by what waits. Whoever writes to a lane can send mail as anyone; so each
 * is granted what it needs and no more.
 */
public final class Grants {
    private static final String LANES = "postern.outbound.";
    private static final String RETRIES = "postern.retry.";
    private static final String ALL_OURS = "postern.";
    private static final Set<Operation> READ = EnumSet.of(Operation.READ);
    private static final Set<Operation> WRITE = EnumSet.of(Operation.WRITE);
    private static final Set<Operation> BOTH = EnumSet.of(Operation.READ, Operation.WRITE);
    private static final Set<Operation> WAITING = EnumSet.of(Operation.READ, Operation.WRITE, Operation.DELETE);
    private static final Set<Operation> FINISHED = EnumSet.of(Operation.WRITE, Operation.DELETE);
    private static final Set<Operation> COPIED = EnumSet.of(Operation.READ, Operation.DESCRIBE_CONFIGS);
    private static final Set<Operation> DESCRIBE = EnumSet.of(Operation.DESCRIBE);

    private static final List<Grant> ALL = all();

    private Grants() {}

    /** In the order in which mail passes them. */
    public static List<String> users() {
        return ALL.stream().map(Grant::user).distinct().toList();
    }

    /** Of one user; none for a stranger. */
    public static List<Grant> of(String user) {
        return ALL.stream().filter(grant -> grant.user().equals(user)).toList();
    }

    private static List<Grant> all() {
        var all = new ArrayList<Grant>();
        new User("smtp-edge", all)
                .topic(Topics.INQUIRIES, WRITE)
                .topic(Topics.VERDICTS, READ)
                .topic(Topics.CONTENT, WRITE)
                .topics(LANES, WRITE)
                .topic(Topics.ACCOUNTS, READ)
                .topic(Topics.TRANSCRIPTS, WRITE)
                .topic(Topics.PARKED, WRITE);
        new User("reputation-service", all)
                .topic(Topics.INQUIRIES, READ)
                .topic(Topics.ASSESSMENTS, WRITE)
                .topic(Topics.CONTENT, READ)
                .topic(Topics.LISTS, WRITE)
                .topic(Topics.PARKED, WRITE)
                .group("postern-reputation");
        new User("policy-service", all)
                .topic(Topics.ASSESSMENTS, READ)
                .topic(Topics.VERDICTS, WRITE)
                .topic(Topics.HISTORY, WRITE)
                .topic(Topics.PARKED, WRITE)
                .group("postern-policy");
        new User("delivery-worker", all)
                .topics(LANES, WAITING)
                .topics(RETRIES, WAITING)
                .topic(Topics.CONTENT, READ)
                .topic(Topics.CONTENT_KEPT, BOTH)
                .topic(Topics.QUARANTINE, BOTH)
                .topic(Topics.COMMANDS, READ)
                .topic(Topics.DELIVERIES, BOTH)
                .topic(Topics.TRANSCRIPTS, WRITE)
                .topic(Topics.PARKED, WRITE)
                .group("postern-delivery")
                .group("postern-retry")
                .group("postern-quarantine")
                .group("postern-learning");
        new User("books-service", all)
                .topics(LANES, READ)
                .topic(Topics.DELIVERIES, READ)
                .topic(Topics.QUARANTINE, READ)
                .topic(Topics.COMMANDS, READ)
                .topic(Topics.PARKED, READ)
                .topic(Topics.BOOKS, BOTH)
                .topic(Topics.CONTENT, EnumSet.of(Operation.DESCRIBE_CONFIGS))
                .topic(Topics.CONTENT_KEPT, EnumSet.of(Operation.DESCRIBE_CONFIGS))
                .topic(Topics.HISTORY, READ)
                .group("postern-dmarc-reports")
                .cluster(DESCRIBE);
        new User("refusal-page", all).topic(Topics.HISTORY, READ).topic(Topics.TRANSCRIPTS, READ);
        new User("operator", all)
                .topics(ALL_OURS, READ)
                .topic(Topics.COMMANDS, WRITE)
                .topic(Topics.ACCOUNTS, WRITE)
                .topic(Topics.PARKED, FINISHED)
                .topics(LANES, WRITE)
                .topics(RETRIES, WRITE)
                .groups("postern", DESCRIBE);
        new User("topics", all)
                .topics(
                        ALL_OURS,
                        EnumSet.of(
                                Operation.CREATE,
                                Operation.ALTER,
                                Operation.DESCRIBE,
                                Operation.DESCRIBE_CONFIGS,
                                Operation.ALTER_CONFIGS));
        new User("mirror", all)
                .topic(Topics.ACCOUNTS, COPIED)
                .topic(Topics.COMMANDS, COPIED)
                .topic(Topics.QUARANTINE, COPIED)
                .topic(Topics.CONTENT_KEPT, COPIED);
        new User("keda", all).topics(LANES, DESCRIBE).group("postern-delivery", DESCRIBE);
        return List.copyOf(all);
    }

    private record User(String name, List<Grant> grants) {
        User topic(String topic, Set<Operation> operations) {
            grants.add(new Grant(name, What.TOPIC, topic, false, operations));
            return this;
        }

        User topics(String prefix, Set<Operation> operations) {
            grants.add(new Grant(name, What.TOPIC, prefix, true, operations));
            return this;
        }

        User group(String group) {
            return group(group, READ);
        }

        User group(String group, Set<Operation> operations) {
            grants.add(new Grant(name, What.GROUP, group, false, operations));
            return this;
        }

        /** As Kafka calls it. */
        User cluster(Set<Operation> operations) {
            grants.add(new Grant(name, What.CLUSTER, "kafka-cluster", false, operations));
            return this;
        }

        User groups(String prefix, Set<Operation> operations) {
            grants.add(new Grant(name, What.GROUP, prefix, true, operations));
            return this;
        }
    }
}
