// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what it is                     | text                                              | hosts
            a link in a sentence             | See http://a.test/x, and write.                   | a.test
            a link at the end of a sentence  | See http://a.test.                                | a.test
            a link in brackets               | <http://a.test/> (https://b.test/)                | a.test b.test
            the same host twice              | http://a.test/1 http://a.test/2                   | a.test
            a name with www                  | go to www.a.test now                              | www.a.test
            backslashes                      | http:\\\\a.test\\x                                | a.test
            a user that looks like a host    | https://bank.test@a.test/                         | a.test
            an address                       | http://192.0.2.7/x                                | 192.0.2.7
            another script                   | http://bücher.test/                               | xn--bcher-kva.test
            a name without anything          | look at a.test                                    | ''
            an address of mail               | write to anna@a.test                              | ''
            nothing                          | hello                                             | ''
            """)
    void text(String what, String text, String hosts) {
        assertThat(found(text, AutolinkText::find)).isEqualTo(hosts);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what it is                    | html                                                            | hosts
            a link                          | <a href="http://a.test/x">b</a>                                 | a.test
            a link without quotation marks  | <a href=http://a.test/x>b</a>                                   | a.test
            a link in entities              | <a href="&#104;ttp&colon;//&#x61;.test">b</a>                   | a.test
            a link over two lines           | <a href="ht&#10;tp://a.te&#9;st/">b</a>                         | a.test
            text that shows another host    | <a href="http://a.test/">http://b.test/</a>                     | a.test b.test
            a picture                       | <img src="//a.test/x.png">                                      | a.test
            a form                          | <form action="http://a.test/"><button formaction=http://b.test> | a.test b.test
            a map                           | <area href="http://a.test/">                                    | a.test
            a background                    | <table background="http://a.test/x">                            | a.test
            a style                         | <p style="background:url( 'http://a.test/x' )">                 | a.test
            styles                          | <style>p{background:url(http://a.test/x)}</style>               | a.test
            pictures to choose from         | <img srcset="http://a.test/1 1x, http://b.test/2 2x">           | a.test b.test
            a base                          | <base href="http://a.test/"><a href="x">b</a>                   | a.test
            a page that goes elsewhere      | <meta http-equiv=Refresh content="0; URL='http://a.test/'">     | a.test
            a script                        | <script>location="http://a.test/"</script>                      | a.test
            a drawing                       | <svg><a xlink:href="http://a.test/">b</a></svg>                 | a.test
            a frame                         | <iframe src="http://a.test/">                                   | a.test
            an attribute that nobody closes | <a href="http://a.test/                                         | ''
            a link in a comment             | <!-- <a href="http://a.test/"> -->                              | ''
            a name that parts of words make | <b>http://a.te</b><i>st/</i>                                    | a.test
            cells beside each other         | <table><td>http://a.test</td><td>http://b.test</td></table>     | a.test b.test
            a name space is no link         | <html xmlns="http://a.test/">                                   | ''
            mail                            | <a href="mailto:anna@a.test">b</a>                              | ''
            """)
    void html(String what, String html, String hosts) {
        assertThat(found(html, JsoupLinks::find)).isEqualTo(hosts);
    }

    @Test
    void of_more_than_fifty_the_first_fifty_are_kept() {
        var links = new Links();
        AutolinkText.find(hosts(50), links);
        assertThat(links.truncated()).isFalse();
        AutolinkText.find("http://host7.test/ http://host50.test/", links);
        assertThat(links.truncated()).isTrue();
        assertThat(links.hosts()).hasSize(50).startsWith("host0.test").endsWith("host49.test");
    }

    @Test
    void a_hundred_thousand_links_are_not_all_read() {
        var links = new Links();
        JsoupLinks.find("<p>" + hosts(100_000), links);
        assertThat(links.hosts()).hasSize(50);
        assertThat(links.truncated()).isTrue();
    }

    @Test
    void html_that_nests_without_end_is_read() {
        var links = new Links();
        JsoupLinks.find("<div><b><i><table>".repeat(20_000) + "<a href=http://a.test>", links);
        assertThat(links.hosts()).containsExactly("a.test");
    }

    private static String hosts(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "http://host" + i + ".test/")
                .collect(Collectors.joining(" "));
    }

    private static String found(String text, BiConsumer<String, Links> finder) {
        var links = new Links();
        finder.accept(text, links);
        return String.join(" ", links.hosts());
    }
}
