// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.authentication.key.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.EdECPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Debian's {@code python3-dkim}: jobs are gathered, and one Python does all of them. */
final class Dkimpy {
    private static final Path SCRIPT = Path.of("src", "test", "resources", "agreement", "agree.py");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PKCS8_FRAME = 26;

    private final ObjectNode jobs = JSON.createObjectNode();

    /** @param passes each signature from the top */
    record Verdict(List<Boolean> passes, String arc, String arcReason) {}

    Dkimpy(Map<String, String> dns) {
        dns.forEach(jobs.putObject("dns")::put);
    }

    void sign(String id, String message, KeyPair pair, String domain, String selector, String c, boolean length) {
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        jobs.withObject("sign")
                .putObject(id)
                .put("message", base64(message))
                .put("d", domain)
                .put("s", selector)
                .put("c", c)
                .put("l", length)
                .put("a", rsa ? "rsa-sha256" : "ed25519-sha256")
                .put("key", rsa ? pem(pair) : seed(pair));
    }

    void seal(String id, String message, KeyPair pair, String selector, String... domains) {
        var sealers = jobs.withObject("seal")
                .putObject(id)
                .put("message", base64(message))
                .putArray("sealers");
        for (var domain : domains) {
            sealers.addObject().put("d", domain).put("s", selector).put("key", pem(pair));
        }
    }

    void verify(String id, String message) {
        jobs.withObject("verify").put(id, base64(message));
    }

    /** Signed and sealed messages by id. */
    Map<String, String> made() throws IOException {
        var results = run();
        var made = new LinkedHashMap<String, String>();
        for (var kind : List.of("sign", "seal")) {
            results.get(kind).properties().forEach(entry -> made.put(entry.getKey(), text(entry.getValue())));
        }
        return made;
    }

    /** Of what was to be verified, by id. */
    Map<String, Verdict> verdicts() throws IOException {
        var verdicts = new LinkedHashMap<String, Verdict>();
        run().get("verify").properties().forEach(entry -> {
            var passes = new ArrayList<Boolean>();
            entry.getValue().get("dkim").forEach(pass -> passes.add(pass.asBoolean()));
            var arc = entry.getValue();
            verdicts.put(
                    entry.getKey(),
                    new Verdict(
                            passes,
                            arc.get("arc").asText(),
                            arc.get("arcReason").asText()));
        });
        return verdicts;
    }

    private JsonNode run() throws IOException {
        var process = new ProcessBuilder("/usr/bin/python3", SCRIPT.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.getOutputStream()) {
            JSON.writeValue(in, jobs);
        }
        var output = process.getInputStream().readAllBytes();
        if (output.length == 0) {
            throw new IllegalStateException("dkimpy said nothing; install it: apt-get install python3-dkim python3-nacl"
                    + " python3-authres python3-dns");
        }
        return JSON.readTree(output);
    }

    /** PKCS#1, which is PKCS#8 without its frame. */
    static String pem(KeyPair pair) {
        var octets = pair.getPrivate().getEncoded();
        var text = TestKeys.base64(Arrays.copyOfRange(octets, PKCS8_FRAME, octets.length));
        return "-----BEGIN RSA PRIVATE KEY-----\n" + text.replaceAll("(.{64})", "$1\n")
                + "\n-----END RSA PRIVATE KEY-----\n";
    }

    private static String seed(KeyPair pair) {
        return TestKeys.base64(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow());
    }

    private static String base64(String text) {
        return TestKeys.base64(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(JsonNode base64) {
        return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.ISO_8859_1);
    }
}
