// SPDX-License-Identifier: Apache-2.0
/**
 * Settings of the whole system: one YAML file, the environment, built-in defaults, in this order of weakness reversed:
 * the environment outweighs the file, the file outweighs the defaults.
 *
 * <p>All that may be set is what the services' {@code …Config} interfaces declare; a key or a variable that none of
 * them knows is an error before anything starts, and so is a value of the wrong type. What only a service can judge
 * (a port that two listeners share, a route to nowhere) it says itself at its start.
 */
@NullMarked
package io.postern.launcher.settings;

import org.jspecify.annotations.NullMarked;
