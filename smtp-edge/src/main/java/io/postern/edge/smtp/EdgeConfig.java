// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.settings.Doc;
import io.postern.edge.limit.ListenerLimitConfig;
import io.postern.edge.session.TlsMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Doc("The SMTP server: its doors, and the limits for those who come in.")
@ConfigMapping(prefix = "postern.edge")
public interface EdgeConfig {

    @Doc("Our name in the banner, in EHLO and in Received. Left out: the machine's name.")
    Optional<String> hostname();

    @Doc(
            "Further names in which `Authentication-Results` that come in from outside are removed at delivery, beside the "
                    + "`hostname`: those that servers of yours trust (RFC 8601 5).")
    Optional<List<String>> authservIds();

    @Doc(
            "The doors, by name, any number of each kind. `mx` on port 2525 and `relay` on port 2526 are there unless `enabled: false`; "
                    + "others, such as those for `submission`, where they are named.")
    Map<String, Door> listeners();

    @Doc(
            "Sessions at the same time, of all listeners together; more are answered with 421. Strangers cannot take all of them, see "
                    + "`postern.edge.listeners.*.limits.max-sessions`.")
    @WithDefault("1000")
    int maxSessions();

    @Doc("Recipients of a message (RFC 5321 asks for at least 100).")
    @WithDefault("1000")
    int maxRecipients();

    @Doc("Octets of a message, 50 MiB; announced as SIZE.")
    @WithDefault("52428800")
    long maxMessageSize();

    @Doc("Octets of a command line without its CRLF (RFC 5321 asks for at least 512).")
    @WithDefault("2048")
    int maxCommandLine();

    @Doc("Octets of a line of content without its CRLF; the standard says 998, the world sends more.")
    @WithDefault("65536")
    int maxContentLine();

    @Doc("Octets of a message's header block.")
    @WithDefault("1048576")
    int maxHeaderSize();

    @Doc("Received fields of a message before it counts as looping (RFC 5321 6.3 asks for at least 100).")
    @WithDefault("100")
    int maxHops();

    @Doc("Wrong commands of a session before it is ended with 421.")
    @WithDefault("20")
    int maxErrors();

    @Doc(
            "NOOP, RSET, VRFY, HELP, HELO and EHLO that a session may say from one message to the next; each further one is a "
                    + "wrong command.")
    @WithDefault("100")
    int maxIdleCommands();

    @Doc("How long a client may be silent (RFC 5321 4.5.3.2.7).")
    @WithDefault("5m")
    Duration idleTimeout();

    @Doc("How long the verdict about a connection is waited for; without one the banner is given all the same.")
    @WithDefault("4s")
    Duration connectionDeadline();

    @Doc("How long the verdict about recipients is waited for; without one the answer is 451.")
    @WithDefault("4s")
    Duration envelopeDeadline();

    @Doc("How long the verdict about a message is waited for; without one the answer is 451.")
    @WithDefault("12s")
    Duration messageDeadline();

    @Doc("How long the durable write may take before the 250; beyond it the answer is 451.")
    @WithDefault("8s")
    Duration writeDeadline();

    @Doc("Octets that the contents of all messages under way may take in memory. Left out: an eighth of the heap.")
    Optional<Long> bodyMemory();

    @Doc("Threads that speak with clients. Left out: one for every two processors.")
    Optional<Integer> eventLoops();

    /** Encryption. */
    Tls tls();

    @Doc("Write down what was said in sessions with a mail transaction, without content, to postern.transcripts.")
    @WithDefault("true")
    boolean transcripts();

    @Doc(
            "Where a refusal is explained to whoever is refused, such as `https://mail.example.org/r/`: the address under which the "
                    + "world reaches `/r/` of refusal-page. Each refusal ends with it and with the code of the incident. Left out: with "
                    + "the code alone.")
    Optional<String> refusalPage();

    @Doc(
            "How long the service says that it is not ready before it stops, so that a load balancer sends nobody new. Nothing "
                    + "else changes meanwhile.")
    @WithDefault("0s")
    Duration drainNotice();

    @Doc(
            "How long transactions in flight may go on when the service is stopped; who has handed in a message is sent away at once, "
                    + "and a message that is complete by the end still gets its answer, for which there is `message-deadline`, "
                    + "`write-deadline` and a second more. Whoever stops it must wait for ten seconds longer than all these and "
                    + "`drain-notice` before it kills: `./postern up` and the Helm chart do, any other must be told.")
    @WithDefault("30s")
    Duration drain();

    /** Encryption. */
    interface Tls {
        @Doc(
                "Certificates, by a name of yours. The one called `default` is shown to clients that ask for no name, or for none "
                        + "that there is. Files that change are read again within ten seconds. Without any there is no TLS.")
        Map<String, Certificate> certificates();

        @Doc(
                "Domains of senders (MAIL FROM) whose mail is taken over TLS only, on all listeners; in clear text it is refused with "
                        + "530 5.7.0. `example.org` is that domain, `.example.org` all below it.")
        Optional<List<String>> requiredSenders();
    }

    /** A certificate and its key. */
    interface Certificate {
        @Doc("File with the certificate and those between it and a root, in PEM.")
        String certificate();

        @Doc("File with its private key, in PEM (PKCS#8), readable by this service alone.")
        String key();
    }

    /** One listener. */
    interface Door {
        @Doc("Whether it is there at all.")
        @WithDefault("true")
        boolean enabled();

        @Doc(
                "`mx` for strangers, `relay` for our own machines, `submission` for people who sign in. Left out: relay or "
                        + "submission if the name begins so, else mx.")
        Optional<ListenerKind> kind();

        @Doc("Address to listen on. 0.0.0.0 or :: lets the world in; the default is for a laptop.")
        @WithDefault("127.0.0.1")
        String host();

        @Doc("Port to listen on.")
        int port();

        @Doc("How long the banner is held back; who talks before it is refused on mx. Left out: 200ms on mx, else 0.")
        Optional<Duration> greetDelay();

        @Doc("How long the banner is held back, from the connection on, if the policy calls the client a suspect "
                + "(`postern.suspects`) in `postern.edge.connection-deadline`. Left out: 6s on mx, but 0 where `greet-delay` is "
                + "0s; elsewhere nobody is one.")
        Optional<Duration> suspectGreetDelay();

        @Doc(
                "`off`, `offered` by STARTTLS, `required` by STARTTLS before any mail, or `implicit` from the first octet. Left out: "
                        + "implicit if the name begins with `submissions`, required for other submission, else offered; off without a "
                        + "certificate.")
        Optional<TlsMode> tls();

        @Doc("Whether clients may ask for delivery reports (RFC 3461). Left out: not on mx.")
        Optional<Boolean> dsn();

        @Doc(
                "What becomes of content with a bare CR or LF: `refuse`, or `normalize` to CRLF before anyone reads it. Left out: "
                        + "refuse on mx, else normalize.")
        Optional<BareNewline> bareNewline();

        @Doc(
                "Leave the client's address and name out of the Received field of mail that is handed in here, by who has signed in or is "
                        + "trusted; the trace has them all the same. Not for mx.")
        @WithDefault("false")
        boolean hideClients();

        @Doc("Connections from these networks must begin with a PROXY header, version 1 or 2.")
        Optional<List<String>> proxyNetworks();

        @Doc("Clients from these networks may speak for others by XCLIENT.")
        Optional<List<String>> xclientNetworks();

        @Doc("Clients from these networks may send to anywhere.")
        Optional<List<String>> trustedNetworks();

        @Doc(
                "On mx, the machines that hand on the mail of others to us: another filter, a backup MX, with all the addresses that "
                        + "their Received fields name as theirs. They may send to us only, wait for no banner, and are not greylisted; "
                        + "block lists and reverse DNS are asked about the first address in the Received fields that is neither here "
                        + "nor in `trusted-networks`, and a refusal comes at the end of the content. Machines here are no longer "
                        + "trusted. Limits hold for them unless they are in `postern.edge.limits.exempt-networks`.")
        Optional<List<String>> upstreamNetworks();

        /** Where they are not those of all. */
        ListenerLimitConfig limits();
    }

    /** What becomes of a bare CR or LF. */
    enum BareNewline {
        REFUSE,
        NORMALIZE
    }
}
