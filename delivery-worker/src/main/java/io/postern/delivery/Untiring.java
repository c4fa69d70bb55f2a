// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

/** A task of a timer that is begun again whatever became of it the last time: Java drops one that has thrown, without a word. */
record Untiring(String what, Runnable task) implements Runnable {
    private static final System.Logger LOG = System.getLogger(Untiring.class.getName());

    @Override
    public void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, what + " has failed and is tried again", e);
        }
    }
}
