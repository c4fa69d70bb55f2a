// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.log;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of log messages, and how they are written into them. */
public final class LogKeys {
    /** What these name is never called anything else. */
    public static final List<String> FIXED = List.of(
            "sessionId",
            "messageId",
            "client",
            "sender",
            "recipient",
            "verdict",
            "check",
            "tier",
            "topic",
            "partition",
            "offset");

    /** People's addresses: at DEBUG only. */
    public static final List<String> PERSONAL = List.of("sender", "recipient");

    /** {@code key={0}}; the number is that of the parameter. */
    public static final Pattern WRITTEN = Pattern.compile("\\s?\\b([a-zA-Z]+)=\\{(\\d+)\\}");

    private LogKeys() {}
}
