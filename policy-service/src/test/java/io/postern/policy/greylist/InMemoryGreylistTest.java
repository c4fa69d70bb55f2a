// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

class InMemoryGreylistTest implements GreylistContract {
    private final Greylist greylist = new InMemoryGreylist(SETTINGS);

    @Override
    public Greylist greylist() {
        return greylist;
    }
}
