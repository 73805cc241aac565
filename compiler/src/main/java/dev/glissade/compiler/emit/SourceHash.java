package dev.glissade.compiler.emit;

import dev.glissade.dsl.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint by which a stale class is known: SHA-256 of the rule text in UTF-8. */
final class SourceHash {

    private SourceHash() {}

    static String of(SourceText source) {
        try {
            byte[] text = source.text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
