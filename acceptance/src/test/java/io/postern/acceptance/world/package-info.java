// SPDX-License-Identifier: Apache-2.0
/**
 * What scenarios stand on: one running Postern with a name server and next hops around it, shared by all scenarios that
 * leave it as they found it; mail under load; and the counts that each scenario ends with.
 */
@NullMarked
package io.postern.acceptance.world;

import org.jspecify.annotations.NullMarked;
