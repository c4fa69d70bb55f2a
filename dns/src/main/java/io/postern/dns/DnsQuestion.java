// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

/** @param name in the form of {@link DomainNames#asked} */
public record DnsQuestion(String name, RecordType type) {}
