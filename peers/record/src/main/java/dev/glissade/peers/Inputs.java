package dev.glissade.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of every trajectory: names with lengths, where they start, and one gradient each for every step.
 *
 * @param start the value of each tensor before the first step
 * @param gradients for each step the gradient of each tensor
 */
public record Inputs(Map<String, double[]> start, List<Map<String, double[]>> gradients) {

    /** Reads {@code inputs.txt}. */
    public static Inputs read(Path file) throws IOException {
        Map<String, double[]> start = new LinkedHashMap<>();
        List<Map<String, double[]>> gradients = new ArrayList<>();
        Map<String, double[]> section = start;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#") || line.startsWith("tensor ") || line.equals("start")) {
                continue;
            }
            if (line.startsWith("step ")) {
                section = new LinkedHashMap<>();
                gradients.add(section);
            } else {
                String[] words = line.split(" ", -1);
                section.put(
                        words[0],
                        Arrays.stream(words)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        return new Inputs(start, gradients);
    }
}
