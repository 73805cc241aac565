package dev.glissade.benchmarks.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link TrainingFork} said last.
 *
 * @param facts values by name
 */
record Fork(Map<String, String> facts) {

    /** Runs one to its end; all have the same flags. */
    static Fork run(Contestant contestant, Contest contest, Path data, int epochs) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms4g",
                        "-Xmx4g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingFork.class.getName(),
                        contestant.name(),
                        contest.toString(),
                        data.toString(),
                        Integer.toString(epochs)))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(contestant.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(contestant.name() + " failed at " + contest + "; it said: " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return parse(said);
    }

    /** Of a name that is said several times, the last value counts; lines that say nothing are others' talk. */
    static Fork parse(String said) {
        Map<String, String> facts = new HashMap<>();
        said.lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                facts.put(line.substring(0, at), line.substring(at + 1));
            }
        });
        return new Fork(facts);
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    boolean has(String name) {
        return facts.containsKey(name);
    }

    String text(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException("the run did not say its " + name + ", only " + facts);
        }
        return value;
    }
}
