// SPDX-License-Identifier: Apache-2.0
/**
 * Where services answer operators: on this machine, at the port that {@code run/state.json} names; of a system that runs
 * elsewhere, at the address in {@code postern.launcher.endpoints}, with the token of {@code postern.operator.token-file}.
 *
 * <p>A redirect is not followed, as the token is for nobody else. Not handled here: what a service is asked, and a
 * certificate authority of one's own behind {@code https}.
 */
@NullMarked
package io.postern.launcher.endpoint;

import org.jspecify.annotations.NullMarked;
