// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Grants as Kafka's admin client takes them. */
public final class KafkaGrants {
    private KafkaGrants() {}

    /** @param user as the brokers name it */
    public static List<AclBinding> bindings(String user, Collection<Grant> grants) {
        return grants.stream()
                .flatMap(grant -> grant.operations().stream()
                        .map(operation -> new AclBinding(
                                new ResourcePattern(
                                        ResourceType.valueOf(grant.what().name()),
                                        grant.name(),
                                        grant.prefix() ? PatternType.PREFIXED : PatternType.LITERAL),
                                new AccessControlEntry(
                                        "User:" + user,
                                        "*",
                                        AclOperation.valueOf(operation.name()),
                                        AclPermissionType.ALLOW))))
                .toList();
    }
}
