// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.endpoint;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.OperatorAccess;
import io.postern.launcher.state.RunState;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a service answers.
 *
 * @param address without a slash at its end
 * @param token that it wants; empty on this machine
 */
public record Endpoint(String service, URI address, Optional<String> token, boolean here) {
    /**
     * Chooses it: what runs here answers here, and settings count for what runs elsewhere.
     *
     * @param access read only for a system that runs elsewhere
     * @throws Complaint if nothing says where the service is
     */
    public static Endpoint of(Answering service, RunState state, Supplier<OperatorAccess> access) {
        if (state.here()) {
            int port = state.services().stream()
                    .filter(one -> one.name().equals(service.label()))
                    .map(RunState.Service::httpPort)
                    .findFirst()
                    .orElseThrow(() -> new Complaint("This system runs no " + service.label() + "; start it anew."));
            return here(service.label(), port);
        }
        var settings = access.get();
        var address = service.address(settings)
                .orElseThrow(() -> new Complaint(
                        ("The %s runs on another machine, and %s does not say where: name it there, such as"
                                        + " http://mail-%s:8080, or http://127.0.0.1:8080 behind kubectl port-forward.")
                                .formatted(service.label(), service.setting(), service.label())));
        return new Endpoint(service.label(), address, settings.token(), false);
    }

    /** Of a service on this machine. */
    public static Endpoint here(String service, int port) {
        return new Endpoint(service, URI.create("http://127.0.0.1:" + port), Optional.empty(), true);
    }

    URI at(String path) {
        return URI.create(address + path);
    }

    /** As it stands in a sentence. */
    String place() {
        return here ? "on port " + address.getPort() : "at " + address;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return service + " " + place();
    }
}
