// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A real knot. */
class LocalDnsIT {
    @TempDir
    Path folder;

    @Test
    void the_loads_senders_exist_and_are_on_no_list() throws IOException {
        int port = FreePorts.take();
        try (var dns = LocalDns.start(folder, port)) {
            assertThat(dns.pid()).isPositive();
            assertThat(ask(port, "199.0.18.198.in-addr.arpa.", Type.PTR)).contains("mx.d198.senders.test.");
            assertThat(ask(port, "mx.d198.senders.test.", Type.A)).contains("198.18.0.199");
            assertThat(ask(port, "d198.senders.test.", Type.MX)).contains("10 mx.d198.senders.test.");
            assertThat(ask(port, "2.0.0.127.bl.test.", Type.A)).contains("127.0.0.2");
            assertThat(ask(port, "199.0.18.198.bl.test.", Type.A)).isEqualTo("NXDOMAIN []");
            assertThatThrownBy(() -> LocalDns.start(folder, port)).hasMessageContaining("is taken");
        }
    }

    private static String ask(int port, String name, int type) throws IOException {
        var resolver = new SimpleResolver(new InetSocketAddress("127.0.0.1", port));
        var query = Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
        var answer = resolver.send(query);
        return Rcode.string(answer.getRcode()) + " " + answer.getSection(Section.ANSWER);
    }
}
