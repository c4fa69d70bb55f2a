// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

class InMemoryClusterTest implements ClusterLimitsContract {
    private final InMemoryCluster cluster = new InMemoryCluster(SETTINGS);

    @Override
    public ClusterLimits edge(String name) {
        return cluster.edge(name);
    }
}
