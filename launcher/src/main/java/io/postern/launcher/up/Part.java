// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.embedded.Child;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.EmbeddedRedis;

/** A process of the running system. */
sealed interface Part {
    /** As it stands in messages, in the state and in the names of files. */
    String name();

    /** The process that plays it now. */
    Child child();

    /** Starts another process in place of one that has ended; does not wait for it. */
    void relaunch();

    record OfKafka(EmbeddedKafka kafka) implements Part {
        @Override
        public String name() {
            return "kafka";
        }

        @Override
        public Child child() {
            return kafka.child();
        }

        @Override
        public void relaunch() {
            kafka.relaunch();
        }
    }

    record OfRedis(EmbeddedRedis redis) implements Part {
        @Override
        public String name() {
            return "redis";
        }

        @Override
        public Child child() {
            return redis.child();
        }

        @Override
        public void relaunch() {
            redis.relaunch();
        }
    }

    record OfService(ServiceProcess process) implements Part {
        @Override
        public String name() {
            return process.name();
        }

        @Override
        public Child child() {
            return process.child();
        }

        @Override
        public void relaunch() {
            process.launch();
        }
    }
}
