package dev.glissade.benchmarks.rows;

import dev.glissade.spi.Precision;
import java.util.Locale;

/** How lines name what they measure. */
final class Words {
    private Words() {}

    /** Such as {@code 1e6 float, 2 threads}. */
    static String what(Precision precision, int elements, int threads) {
        return elements(elements) + " " + precision.name().toLowerCase(Locale.ROOT) + ", " + threads
                + (threads == 1 ? " thread" : " threads");
    }

    /** Such as {@code 1e6} or {@code 32M}. */
    static String elements(int elements) {
        return elements % 1_000_000 == 0 && elements > 1_000_000
                ? elements / 1_000_000 + "M"
                : String.format(Locale.ROOT, "%.0e", (double) elements).replace("e+0", "e");
    }
}
