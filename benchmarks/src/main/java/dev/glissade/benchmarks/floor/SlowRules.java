package dev.glissade.benchmarks.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code slow.csv}: rules that are known to miss the bound of the smoke test, and why. */
public final class SlowRules {
    /** How many times its floor a rule that is not in the file may take. */
    public static final double MOST = 3;

    private static final String HEAD = "rule,times,why";

    private SlowRules() {}

    /**
     * A rule and its bound.
     *
     * @param times how many times its floor it may take
     * @param why the end of a sentence
     */
    public record Line(String rule, double times, String why) {}

    /** All lines by rule, in the order of the file. */
    public static Map<String, Line> all() {
        try (InputStream file = SlowRules.class.getResourceAsStream("slow.csv")) {
            if (file == null) {
                throw new IllegalStateException("slow.csv is not beside this class");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Line> parse(String text) {
        Map<String, Line> lines = new LinkedHashMap<>();
        boolean head = true;
        for (String line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            if (head && !line.equals(HEAD)) {
                throw new IllegalArgumentException("slow.csv begins with " + line + ", not " + HEAD);
            }
            if (!head) {
                Line known = line(line);
                if (lines.put(known.rule(), known) != null) {
                    throw new IllegalArgumentException("twice in slow.csv: " + known.rule());
                }
            }
            head = false;
        }
        return lines;
    }

    private static Line line(String line) {
        String[] cells = line.split(",", 3);
        if (cells.length != 3 || cells[2].isBlank()) {
            throw new IllegalArgumentException("not a rule, its bound and the reason: " + line);
        }
        double times = Double.parseDouble(cells[1]);
        if (!(times > MOST)) {
            throw new IllegalArgumentException("a bound of its own must be above " + MOST + ": " + line);
        }
        return new Line(cells[0], times, cells[2]);
    }
}
