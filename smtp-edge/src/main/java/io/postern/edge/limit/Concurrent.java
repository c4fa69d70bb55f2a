// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.network.Networks;
import java.util.List;

/**
 * Sessions at the same time on this edge, by address and by network: the /24 of IPv4, the /64 of IPv6. Memory is in
 * proportion to the sessions that are open, about 150 octets for each address. Safe for use by several event loops.
 */
public final class Concurrent {
    private final int perAddress;
    private final int perNetwork;
    private final Networks exempt;
    private final Counts addresses = new Counts();
    private final Counts networks = new Counts();

    /**
     * @param perAddress 0 for no limit
     * @param perNetwork 0 for no limit
     * @param exempt neither limited nor counted
     */
    public Concurrent(int perAddress, int perNetwork, Networks exempt) {
        this.perAddress = perAddress;
        this.perNetwork = perNetwork;
        this.exempt = exempt;
    }

    /**
     * One more, if there is room. Who is admitted must be released once, who is not must not be.
     *
     * @param address of the client, four or sixteen octets
     */
    public Admission admit(byte[] address) {
        if (exempt.contains(address)) {
            return Admission.ADMITTED;
        }
        var source = Source.of(address);
        var network = source.network();
        synchronized (this) {
            if (perAddress > 0 && addresses.of(source) >= perAddress) {
                return new Admission.TooManyFromAddress(perAddress);
            }
            if (perNetwork > 0 && networks.of(network) >= perNetwork) {
                return new Admission.TooManyFromNetwork(perNetwork);
            }
            addresses.more(source);
            networks.more(network);
            return Admission.ADMITTED;
        }
    }

    /** One that was admitted has ended. */
    public void release(byte[] address) {
        if (exempt.contains(address)) {
            return;
        }
        var source = Source.of(address);
        synchronized (this) {
            addresses.fewer(source);
            networks.fewer(source.network());
        }
    }

    /** What is open from an address and its network. */
    synchronized Open open(Source address) {
        return new Open(address, addresses.of(address), networks.of(address.network()));
    }

    /** Every address that has sessions now. */
    synchronized List<Source> all() {
        return List.copyOf(addresses.all());
    }

    /** How many addresses have sessions now. */
    public synchronized int addresses() {
        return addresses.sources();
    }
}
