// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.LauncherConfig;
import io.postern.launcher.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The services, in the order in which they are stopped. */
public enum ServiceKind {
    EDGE("smtp-edge"),
    REFUSALS("refusal-page"),
    WORKER("delivery-worker"),
    BOOKS("books-service"),
    POLICY("policy-service"),
    REPUTATION("reputation-service");

    private final String label;

    ServiceKind(String label) {
        this.label = label;
    }

    /** The module's name, and the process'. */
    String label() {
        return label;
    }

    String heap(LauncherConfig.Heap heap) {
        return switch (this) {
            case EDGE -> heap.edge();
            case REFUSALS -> heap.refusals();
            case WORKER -> heap.worker();
            case BOOKS -> heap.books();
            case POLICY -> heap.policy();
            case REPUTATION -> heap.reputation();
        };
    }

    int instances(LauncherConfig.Instances instances) {
        return switch (this) {
            case EDGE -> instances.edge();
            case WORKER -> instances.worker();
            case BOOKS, REFUSALS -> 1;
            case POLICY -> instances.policy();
            case REPUTATION -> instances.reputation();
        };
    }

    /** The name of a process, by its number from 0. */
    String label(int instance) {
        return instance == 0 ? label : label + "-" + instance;
    }

    /** Whether the settings want it. */
    boolean wanted(Settings settings) {
        return this != REFUSALS || settings.refusalPage().isPresent();
    }

    /** The names of the services that the settings want. */
    public static List<String> wantedBy(Settings settings) {
        return Arrays.stream(values())
                .filter(kind -> kind.wanted(settings))
                .map(ServiceKind::label)
                .toList();
    }

    /**
     * Where it tells of itself, as a setting for its process.
     *
     * @param port on loopback
     */
    String httpPort(int port) {
        // What the world may read of it is on a port of its own.
        return "-Dquarkus." + (this == REFUSALS ? "management" : "http") + ".port=" + port;
    }

    /** @throws Complaint if it is not built */
    Path jar(Path home) {
        var jar = home.resolve(label).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new Complaint(jar + " is missing; build it with ./mvnw -DskipTests package.");
        }
        return jar;
    }
}
