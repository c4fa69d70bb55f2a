// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Tells in time that a port is taken, and which setting names it. */
final class Ports {
    private Ports() {}

    /** @throws Complaint naming port and setting, of all that cannot be had */
    static void check(List<Listener> listeners, int kafka, int redis, Optional<InetSocketAddress> page) {
        var told = new ArrayList<String>();
        var named = new HashMap<Integer, String>();
        for (var listener : listeners) {
            var setting = "postern.edge.listeners." + listener.name() + ".port";
            var other = named.putIfAbsent(listener.port(), setting);
            if (other != null) {
                told.add("Port " + listener.port() + " is named twice, in " + other + " and in " + setting
                        + "; give one of them another.");
            } else {
                tell(listener.host(), listener.port(), setting, told);
            }
        }
        tell("127.0.0.1", kafka, "postern.kafka.port", told);
        tell("127.0.0.1", redis, "postern.redis.port", told);
        page.ifPresent(address -> tell(address.getHostString(), address.getPort(), "postern.refusal-page.port", told));
        if (!told.isEmpty()) {
            throw Complaint.of("ports cannot be had", told);
        }
    }

    private static void tell(String host, int port, String setting, List<String> told) {
        try {
            check(host, port, setting);
        } catch (Complaint e) {
            told.add(e.getMessage());
        }
    }

    private static void check(String host, int port, String setting) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            var why = String.valueOf(e.getMessage());
            if (why.contains("ermission")) {
                throw new Complaint("Port " + port + " (" + setting + ") is only for root; start as root, or choose one"
                        + " from 1024 on.");
            }
            if (why.contains("assign")) {
                throw new Complaint("This machine has no address " + host + " for port " + port + " (" + setting
                        + "); correct the listener's host.");
            }
            throw new Complaint("Port " + port + " (" + setting + ") is in use on " + host
                    + "; stop the program that listens there, or choose another port.");
        } catch (IllegalArgumentException e) {
            throw new Complaint("Port " + port + " (" + setting + ") does not exist; choose one from 1 to 65535.");
        }
    }
}
