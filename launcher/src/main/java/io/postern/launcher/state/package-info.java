// SPDX-License-Identifier: Apache-2.0
/**
 * What runs now: {@code run/state.json} in the data folder, written by {@code up} at its start and whenever a process is
 * replaced, removed at its end. The other commands, benches and tests find the running system by it.
 *
 * <pre>
 * {"pid": 1, "startedAt": "2026-11-22T10:00:00Z", "settings": "/etc/postern.yaml", "dataDir": "/var/lib/postern",
 *  "kafka": {"name": "kafka", "pid": 2, "embedded": true, "bootstrapServers": "127.0.0.1:21000"},
 *  "redis": {"name": "redis", "pid": 3, "embedded": true, "url": "redis://127.0.0.1:21001"},
 *  "listeners": [{"name": "mx", "relay": false, "host": "127.0.0.1", "port": 2525}],
 *  "services": [{"name": "smtp-edge", "pid": 4, "httpPort": 21002}]}
 * </pre>
 *
 * <p>A launcher that was killed leaves the file behind: its {@code pid} tells whether it still holds.
 */
@NullMarked
package io.postern.launcher.state;

import org.jspecify.annotations.NullMarked;
