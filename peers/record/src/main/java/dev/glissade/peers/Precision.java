package dev.glissade.peers;

import java.util.Locale;

/** The precision that a peer keeps its tensors in. */
public enum Precision {
    FLOAT,
    DOUBLE;

    /** {@code value} as this precision holds it. */
    public double round(double value) {
        return switch (this) {
            case FLOAT -> (float) value;
            case DOUBLE -> value;
        };
    }

    /** The shortest text that reads back as {@code value}, which this precision holds exactly. */
    String show(double value) {
        String text = switch (this) {
            case FLOAT -> Float.toString((float) value);
            case DOUBLE -> Double.toString(value);
        };
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** The name in files: {@code float}, {@code double}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
