# SPDX-License-Identifier: Apache-2.0
"""Asks pyspf. Words: the port of a DNS server on loopback. Each line of the input is client, HELO name and sender, with
tabs between them; each line of the output is the result and the explanation."""
import sys

import spf

port = int(sys.argv[1])
if spf.DNSLookup.__name__ == "DNSLookup_dnspython":
    import dns.resolver

    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = port
    dns.resolver.default_resolver = resolver
else:
    spf.DNS.defaults.update(server=["127.0.0.1"], port=port, timeout=2)

for line in sys.stdin:
    client, helo, sender = line.rstrip("\n").split("\t")
    query = spf.query(i=client, h=helo, s=sender, receiver="mx.receiver.test", strict=True, timeout=2)
    query.set_default_explanation("")
    result, _, explanation = query.check()
    print(result, explanation if result == "fail" else "", sep="\t", flush=True)
