package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.report.Line;
import java.util.List;

/** A row of the table: something that must hold. */
public interface Row {

    /** Its number in the table. */
    int number();

    /** What is measured against what. */
    String title();

    /**
     * Measures. What cannot be measured here, for want of a compiler or of another library, is a line that was not run.
     *
     * @throws dev.glissade.benchmarks.measure.ForkFailedException if a JVM failed; the row then counts as not run
     */
    List<Line> run(Context context);
}
