// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.health;

/**
 * A task of a timer that is begun again whatever became of it the last time: Java drops one that has thrown, without a word.
 *
 * @param what it does, as the beginning of a sentence in the log
 */
public record Untiring(String what, Runnable task) implements Runnable {
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
