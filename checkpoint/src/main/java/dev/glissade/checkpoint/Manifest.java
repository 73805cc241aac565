package dev.glissade.checkpoint;

import dev.glissade.spi.Scope;
import java.util.List;
import java.util.Map;

/**
 * What the metadata entry {@code glissade} says: which tensor of the file is what. The JSON has these fields.
 *
 * @param format the version of this list
 * @param rule the name of the rule
 * @param place where the rule's text came from
 * @param sha256 of the text, which is the metadata entry {@code glissade.rule}
 * @param crc32c of each tensor, by its key in the file, in hexadecimal
 */
record Manifest(
        int format,
        String rule,
        String place,
        String sha256,
        String precision,
        long step,
        long seed,
        List<String> started,
        List<Stored> parameters,
        List<StoredState> states,
        List<Stored> extras,
        Map<String, Boolean> flags,
        List<String> frozen,
        List<StoredGroup> groups,
        Map<String, String> sections,
        Map<String, String> crc32c) {

    /** The version that is written, and the only one that is read. */
    static final int FORMAT = 1;

    /** A tensor of the caller's: its name, and its key in the file. */
    record Stored(String name, String key) {}

    /** A state: its name in the rule, of what it is, whose, and the key of its tensor in the file. */
    record StoredState(String state, Scope scope, String owner, String key) {}

    /** A group; numbers are texts, because JSON has no infinity. */
    record StoredGroup(String name, List<String> tensors, Map<String, List<String>> values) {}
}
