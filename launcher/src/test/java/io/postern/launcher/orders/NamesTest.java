// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.launcher.Complaint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "an id is given as it is",     message,     01kanabcdefghjkmnpqrstvwxy, 01kanabcdefghjkmnpqrstvwxy
            "an id read aloud in capitals", message,    01KANABCDEFGHJKMNPQRSTVWXY, 01kanabcdefghjkmnpqrstvwxy
            "a domain",                    destination, example.net,                example.net
            "a domain in upper case",      destination, Example.NET,                example.net
            "a domain with an umlaut",     destination, bücher.example,             xn--bcher-kva.example
            "a server of a route",         destination, 127.0.0.1:2530,             127.0.0.1:2530
            "an address as destination",   destination, [2001:DB8::25]:25,          [2001:db8::25]:25
            "a sender",                    sender,      Anna@Example.Net,           anna@example.net
            "a sender in brackets",        sender,      <anna@example.net>,         anna@example.net
            "the null sender",             sender,      <>,                         ""
            "a route",                     route,       Mail.example.net:25,        mail.example.net:25
            """)
    void is_understood(String what, String kind, String text, String meant) {
        assertThat(read(kind, text)).as(what).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "an id that is too short",         message,     01kan,                      the id of a message
            "letters that no id has",          message,     01kanabcdefghijklmnopqrstu, the id of a message
            "a Message-ID",                    message,     <first@debian.org>,         the id of a message
            "an address instead of a domain",  destination, anna@example.net,           a destination
            "two dots",                        destination, example..net,               a destination
            "a port beyond all ports",         destination, example.net:70000,          a destination
            "a domain instead of an address",  sender,      example.net,                an address
            "nothing",                         sender,      "",                         an address
            "a route without a port",          route,       mail.example.net,           a server
            "a route with port 0",             route,       mail.example.net:0,         a server
            "an IPv6 address without brackets", route,      2001:db8::25:25,            a server
            """)
    void is_not_understood(String what, String kind, String text, String says) {
        assertThatThrownBy(() -> read(kind, text))
                .as(what)
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("\"" + text + "\" is not " + says);
    }

    @ParameterizedTest
    @CsvSource({"message", "destination", "sender", "route"})
    void what_would_drive_a_terminal_is_not_said_back(String kind) {
        assertThatThrownBy(() -> read(kind, "\u001b[31mred\r\nx"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("\\u001b[31mred\\u000d\\u000ax");
    }

    private static String read(String kind, String text) {
        return switch (kind) {
            case "message" -> Names.message(text).value();
            case "destination" -> Names.destination(text).value();
            case "sender" -> Names.sender(text).value();
            default -> Names.route(text);
        };
    }
}
