// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mistake in a program of ours, told from something that is away. The mail is not given up for it: what failed is tried again and
 * nothing is committed, so that a later release delivers it. But it comes to an end by no waiting, so somebody has to know.
 */
public final class OwnFault {
    private static final System.Logger LOG = System.getLogger(OwnFault.class.getName());
    /** More different ones than that are told without their traces. */
    private static final int MOST = 200;

    private static final Set<String> told = ConcurrentHashMap.newKeySet();

    private OwnFault() {}

    /**
     * Errors, and what Java itself throws unchecked: no broker or server that is away causes these. An {@link IllegalStateException}
     * only where we or Java throw it, as libraries have it for what passes.
     */
    public static boolean is(Throwable cause) {
        if (cause instanceof Error) {
            return true;
        }
        var thrown = cause.getClass().getPackageName();
        if (!(cause instanceof RuntimeException) || !(thrown.equals("java.lang") || thrown.equals("java.util"))) {
            return false;
        }
        return !(cause instanceof IllegalStateException) || thrownByUs(cause);
    }

    private static boolean thrownByUs(Throwable cause) {
        var trace = cause.getStackTrace();
        if (cause instanceof CancellationException || trace.length == 0) {
            return false;
        }
        var thrower = trace[0].getClassName();
        return thrower.startsWith("io.postern.") || thrower.startsWith("java.");
    }

    /** Tells of it with its trace, the first time that it comes from that line. @return whether it did */
    public static boolean tell(String what, Throwable fault) {
        var trace = fault.getStackTrace();
        var line = fault.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
        boolean first = told.size() < MOST && told.add(line);
        if (first) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a fault of ours: " + what + " failed, and is tried again until a release without it is there",
                    fault);
        }
        return first;
    }
}
