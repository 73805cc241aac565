package dev.glissade.benchmarks.measure;

import dev.glissade.spi.Precision;
import java.util.Map;

/** What a piece of work is told, by name. Immutable. */
public record Arguments(Map<String, String> values) {
    public Arguments {
        values = Map.copyOf(values);
    }

    /** A value; an {@link IllegalArgumentException} if there is none. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("work without '" + name + "', only " + values.keySet());
        }
        return value;
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public int number(String name, int otherwise) {
        return values.containsKey(name) ? number(name) : otherwise;
    }

    /** The argument {@code precision}. */
    public Precision precision() {
        return Precision.valueOf(text("precision"));
    }

    /** The argument {@code elements}. */
    public int elements() {
        return number("elements");
    }

    /** The argument {@code threads}, 1 if it is not there. */
    public int threads() {
        return number("threads", 1);
    }
}
