// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import java.util.Set;

/**
 * What a service may do with a topic or a consumer group of Kafka, or with its brokers. Reading, writing and deleting imply that it may be
 * described.
 *
 * @param user of the service, by its name
 * @param prefix whether all topics or groups are meant whose name begins so
 */
public record Grant(String user, What what, String name, boolean prefix, Set<Operation> operations) {
    /** Kafka's resource types. */
    public enum What {
        TOPIC,
        GROUP,
        /** The brokers themselves; there is one of that name. */
        CLUSTER
    }

    /** Kafka's operations, in the words of its own tools. */
    public enum Operation {
        READ,
        WRITE,
        /** To remove finished records. */
        DELETE,
        CREATE,
        DESCRIBE,
        DESCRIBE_CONFIGS,
        ALTER,
        ALTER_CONFIGS
    }

    /** Whether it is about that topic. */
    public boolean covers(String topic) {
        return what == What.TOPIC && (prefix ? topic.startsWith(name) : topic.equals(name));
    }
}
