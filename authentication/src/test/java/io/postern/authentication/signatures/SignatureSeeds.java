// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import io.postern.authentication.dkim.Letter;
import io.postern.authentication.key.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the fuzzer of signatures began with: the published messages and keys, and some by hand. */
final class SignatureSeeds {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dkim");

    private SignatureSeeds() {}

    /** By name. */
    static Map<String, byte[]> all() throws IOException {
        var seeds = new TreeMap<String, byte[]>();
        try (var files = Files.list(FOLDER.resolve("eml"))) {
            for (var file : files.sorted().toList()) {
                var message = Files.readString(file, StandardCharsets.ISO_8859_1);
                seeds.put(file.getFileName() + "-message", with(2, message));
                seeds.put(file.getFileName() + "-signed", with(3, message));
                seeds.put(file.getFileName() + "-tags", with(0, message.replaceFirst("(?s).*DKIM-Signature:", "")));
            }
        }
        for (var zone : new String[] {"zones/jdkim.json", "zones/rfc8463.json"}) {
            for (var name : PublishedCases.texts(zone).entrySet()) {
                for (var strings : name.getValue()) {
                    seeds.put(name.getKey() + "-key", with(1, String.join("", strings)));
                    seeds.put(name.getKey() + "-tags", with(0, String.join("", strings)));
                }
            }
        }
        var letter =
                Letter.usual().signed(TestKeys.RSA, "t=1", "x=1900000000", "i=a=40b@c.example.org", "l=5", "q=dns/txt");
        seeds.put("letter-message", with(2, letter.text()));
        var set = "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.org; s=arc; b=AAAA\r\n"
                + letter.text().split("\r\n(?! )", 2)[0].replace("DKIM-Signature: v=1", "ARC-Message-Signature: i=1")
                + "\r\nARC-Authentication-Results: i=1; example.org; dmarc=pass (c) header.from=example.org\r\n";
        seeds.put("chain-message", with(2, set + Letter.usual().text()));
        seeds.put(
                "chain-of-two-message", with(2, set.replace("i=1", "i=2").replace("none", "pass") + set + "\r\nbody"));
        return seeds;
    }

    private static byte[] with(int kind, String text) {
        return ((char) kind + text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
