// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of a Postfix that lives in a folder.
 *
 * @param domain that it keeps mail for
 * @param nextHop port of loopback, for all other mail
 * @param doors SMTP servers, each with its port and what is special about it: {@code 2525 -o mynetworks=127.0.0.0/8}
 * @param more lines of main.cf
 */
record PostfixFiles(Path folder, String domain, int nextHop, List<String> doors, List<String> more) {

    /**
     * What its authors advise against smuggled mail and for a server that strangers talk to, and no naps, which would
     * only cost time here.
     */
    static final List<String> FOR_STRANGERS = List.of(
            "mynetworks = 192.0.2.1/32",
            "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination",
            "smtpd_forbid_bare_newline = reject",
            "smtpd_forbid_unauth_pipelining = yes",
            "smtpd_error_sleep_time = 0",
            "smtpd_tls_security_level = may",
            "smtpd_tls_cert_file = $config_directory/self-signed.crt",
            "smtpd_tls_key_file = $config_directory/self-signed.key");

    /** What is special about a door where people sign in. There are no accounts, so nobody can. */
    static final String FOR_PEOPLE = "-o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes"
            + " -o smtpd_tls_auth_only=yes -o smtpd_relay_restrictions=permit_sasl_authenticated,reject";

    private static final String SERVICES = """
            pickup unix n - n 1 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 1 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            smtp unix - - n - - smtp
            tlsmgr unix - - n 1000? 1 tlsmgr
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            showq unix n - n - - showq
            postlog unix-dgram n - n - 1 postlogd
            """;

    /** Mail for the gateway's domain to its one door, all other to the next hop, which is the other one. */
    static List<String> through(Gateway gateway) {
        return List.of(
                "smtputf8_enable = yes",
                "smtp_tls_security_level = encrypt",
                "transport_maps = inline:{ {%s = smtp:[127.0.0.1]:%d} }".formatted(gateway.domain(), gateway.mx()),
                "smtp_sasl_auth_enable = yes",
                "smtp_sasl_security_options = noanonymous",
                "smtp_sasl_password_maps = inline:{ {[127.0.0.1]:%d = %s:%s} }"
                        .formatted(gateway.submission(), gateway.account(), gateway.password()));
    }

    void write() throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("queue"));
        var main = new ArrayList<>(List.of(main().split("\n")));
        main.addAll(more);
        Files.write(folder.resolve("conf/main.cf"), main);
        var services = new ArrayList<String>();
        for (var door : doors) {
            services.add("127.0.0.1:" + door.replaceFirst("( |$)", " inet n - n - - smtpd$1"));
        }
        services.add(SERVICES);
        Files.write(folder.resolve("conf/master.cf"), services);
    }

    private String main() {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/state
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/mail.log
                myhostname = postfix.test
                mydestination =
                mynetworks = 127.0.0.0/8
                local_header_rewrite_clients =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                relayhost = [127.0.0.1]:%3$d
                disable_dns_lookups = yes
                smtp_host_lookup = native
                smtp_tls_security_level = none
                smtpd_tls_security_level = none
                smtpd_peername_lookup = no
                smtputf8_enable = no
                local_transport = error:no local mail
                alias_maps =
                alias_database =
                virtual_mailbox_domains = %2$s
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = static:inbox/
                virtual_minimum_uid = 1
                virtual_uid_maps = static:%4$s
                virtual_gid_maps = static:%5$s
                message_size_limit = 104857600
                mailbox_size_limit = 0
                virtual_mailbox_limit = 0
                queue_run_delay = 1s
                minimal_backoff_time = 1s
                maximal_backoff_time = 2s
                in_flow_delay = 0
                """.formatted(folder, domain, nextHop, id("-u"), id("-g"));
    }

    private static String id(String which) {
        return Finished.run(List.of("id", which, "postfix"), new byte[0])
                .output()
                .strip();
    }
}
