package dev.glissade.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A trajectory that another library went, as a file of {@code src/test/resources/reference} tells it.
 *
 * @param file relative to that folder
 * @param rule the rule that it is the reference of
 * @param precision {@code float} or {@code double}
 * @param settings hyperparameters by our names, without the rate
 * @param rateName what the rule calls its rate
 * @param rates the rate of each step
 * @param steps after each step every tensor by name; the point of evaluation of NAME, where given, as {@code eval.NAME}
 */
record Recorded(
        String file,
        String rule,
        String precision,
        Map<String, Double> settings,
        String rateName,
        List<Double> rates,
        List<Map<String, double[]>> steps) {

    private static final Path FOLDER = folder();

    /** Every file. */
    static List<Recorded> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !FOLDER.equals(file.getParent()))
                    .sorted()
                    .map(Recorded::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tensors' values before the first step, then the gradients of each step. */
    static List<Map<String, double[]>> inputs() {
        List<Map<String, double[]>> sections = new ArrayList<>();
        for (String line : lines(FOLDER.resolve("inputs.txt"))) {
            if (line.equals("start") || line.startsWith("step ")) {
                sections.add(new LinkedHashMap<>());
            } else if (!line.startsWith("tensor ")) {
                put(line, sections.get(sections.size() - 1));
            }
        }
        return sections;
    }

    private static Recorded read(Path file) {
        Map<String, String> head = new LinkedHashMap<>();
        List<Map<String, double[]>> steps = new ArrayList<>();
        for (String line : lines(file)) {
            String word = line.split(" ", 2)[0];
            if (word.equals("step")) {
                steps.add(new LinkedHashMap<>());
            } else if (steps.isEmpty()) {
                head.put(word, line.substring(word.length()).strip());
            } else {
                put(line, steps.get(steps.size() - 1));
            }
        }
        Map<String, Double> settings = new LinkedHashMap<>();
        for (String setting : head.getOrDefault("set", "").split(" ", -1)) {
            if (!setting.isEmpty()) {
                String[] sides = setting.split("=", 2);
                settings.put(sides[0], Double.valueOf(sides[1]));
            }
        }
        String[] rates = need(head, "rates").split(" ", 2);
        return new Recorded(
                FOLDER.relativize(file).toString(),
                need(head, "rule"),
                need(head, "precision"),
                settings,
                rates[0],
                Arrays.stream(numbers(rates[1])).boxed().toList(),
                steps);
    }

    private static void put(String line, Map<String, double[]> section) {
        String[] sides = line.split(" ", 2);
        section.put(sides[0], numbers(sides[1]));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String need(Map<String, String> head, String word) {
        return Objects.requireNonNull(head.get(word), word);
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Recorded.class.getResource("/reference"), "reference")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
