package dev.glissade.benchmarks.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Asks a library what it is, and what vectors it uses, in a process of its own: its natives do not live beside another's. Libraries
 * talk on the same stream, so the answer has a mark before it.
 */
public final class PeerDescription {
    private static final String MARK = "description=";
    private static final ConcurrentMap<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    private PeerDescription() {}

    /** Prints the description of the library of a name. */
    public static void main(String[] arguments) {
        PeerLibraries.named(arguments[0]).ifPresent(library -> System.out.println(MARK + library.description()));
    }

    /** What the library of a name says of itself; empty if it did not say anything. */
    public static Optional<String> of(String peer) {
        return KNOWN.computeIfAbsent(peer, PeerDescription::ask);
    }

    @SuppressWarnings("UnusedException") // a library that does not say what it is can still be measured
    private static Optional<String> ask(String peer) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            PeerDescription.class.getName(),
                            peer))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
