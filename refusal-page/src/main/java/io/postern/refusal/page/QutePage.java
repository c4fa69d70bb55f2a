// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The page for people. Whatever goes into a template is escaped. */
public final class QutePage {
    private static final String HTML = "text/html";

    private final String style = resource("style.css");
    private final Template found;
    private final Template notice;

    public QutePage() {
        var engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build();
        found = engine.parse(resource("found.html"), Variant.forContentType(HTML), "found");
        notice = engine.parse(resource("notice.html"), Variant.forContentType(HTML), "notice");
    }

    public String found(String code, List<Told> told) {
        return found.data("code", code)
                .data("told", told)
                .data("style", new RawString(style))
                .render();
    }

    /** A page with a heading and some sentences. */
    public String notice(String title, List<String> sentences) {
        return notice.data("title", title)
                .data("sentences", sentences)
                .data("style", new RawString(style))
                .render();
    }

    /** What Content-Security-Policy allows: this style, and nothing else at all. */
    public String policy() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(digest)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (var in = QutePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
