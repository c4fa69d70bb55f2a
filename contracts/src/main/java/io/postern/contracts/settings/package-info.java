// SPDX-License-Identifier: Apache-2.0
/**
 * Settings that more than one service reads: where Kafka and Redis are, which domains are ours.
 *
 * <p>A setting of one feature lives beside that feature, in its {@code …Config}. Every setting is read from one YAML
 * file and from the environment, has a type and a default, and a sentence in {@link
 * io.postern.contracts.settings.Doc}.
 */
@NullMarked
package io.postern.contracts.settings;

import org.jspecify.annotations.NullMarked;
