package dev.glissade.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names with values, as the examples of rule files write them: {@code lr = 0.1, beta = [0 0.9], grad = 1, 2, 3}.
 *
 * @param values the values of each name, as written
 */
record Settings(Map<String, List<String>> values) {

    static Settings parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign >= 0) {
                current = new ArrayList<>();
                String name = part.substring(0, sign).strip();
                if (values.put(name, current) != null) {
                    throw new IllegalArgumentException("'" + name + "' twice in: " + text);
                }
            } else if (values.isEmpty()) {
                throw new IllegalArgumentException("a value without a name in: " + text);
            }
            current.add(part.substring(sign + 1).strip());
        }
        return new Settings(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The values of a name, each a number or several in brackets. */
    double[][] numbers(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(Settings::numbersOf)
                .toArray(double[][]::new);
    }

    /** The only value of a name, as written. */
    String only(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() != 1) {
            throw new IllegalArgumentException("'" + name + "' has not one value: " + all);
        }
        return all.get(0);
    }

    static double[] numbersOf(String value) {
        String[] parts = value.startsWith("[")
                ? value.substring(1, value.length() - 1).strip().split(" +", -1)
                : new String[] {value};
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }
}
