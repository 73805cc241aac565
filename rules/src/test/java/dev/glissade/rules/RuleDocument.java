package dev.glissade.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documentation of a rule, taken apart into its five parts; the package's description fixes their form.
 *
 * @param summary the first sentence
 * @param about the rest of the first part; may be empty
 * @param equations one per line
 * @param hyperparameters from name to what it does
 * @param example without its head
 * @param stepped what the example runs: the rule, or the chain that it names
 */
record RuleDocument(
        String summary,
        String about,
        List<String> equations,
        Map<String, String> hyperparameters,
        String stepped,
        String example,
        String source) {

    private static final Pattern EXAMPLE = Pattern.compile("Example(?: \\(([^)]+)\\))?: (.*)");

    /**
     * Takes a doc comment apart.
     *
     * @throws IllegalArgumentException if it does not have the five parts in their order
     */
    static RuleDocument parse(String name, String doc) {
        String[] parts = doc.strip().split("\n\\s*\n", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(name + " has " + parts.length + " parts in its documentation, not five");
        }
        List<String> first = lines(parts[0]);
        Matcher example = EXAMPLE.matcher(String.join(" ", lines(parts[3])));
        if (!example.matches()) {
            throw new IllegalArgumentException(name + " has no example, but: " + parts[3]);
        }
        return new RuleDocument(
                first.get(0),
                String.join(" ", first.subList(1, first.size())),
                under("Equations:", name, parts[1]),
                described(name, under("Hyperparameters:", name, parts[2])),
                example.group(1) == null ? name : example.group(1),
                example.group(2),
                after("Source: ", name, parts[4]));
    }

    private static List<String> lines(String part) {
        return part.lines().map(String::strip).toList();
    }

    private static List<String> under(String head, String name, String part) {
        List<String> lines = lines(part);
        if (lines.size() < 2 || !lines.get(0).equals(head)) {
            throw new IllegalArgumentException(name + ": a part that should be '" + head + "' is: " + part);
        }
        return lines.subList(1, lines.size());
    }

    private static Map<String, String> described(String name, List<String> lines) {
        Map<String, String> described = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalArgumentException(name + ": no 'name: what it does' in: " + line);
            }
            described.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return described;
    }

    private static String after(String head, String name, String part) {
        String text = String.join(" ", lines(part));
        if (!text.startsWith(head)) {
            throw new IllegalArgumentException(name + ": a part that should be '" + head + "' is: " + part);
        }
        return text.substring(head.length());
    }
}
