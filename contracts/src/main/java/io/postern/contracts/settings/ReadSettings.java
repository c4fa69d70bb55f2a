// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

/** Settings that were read as a whole, by their interfaces. */
@FunctionalInterface
public interface ReadSettings {
    <T> T of(Class<T> mapping);
}
