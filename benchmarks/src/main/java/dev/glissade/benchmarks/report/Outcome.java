package dev.glissade.benchmarks.report;

import java.util.List;

/**
 * What came of a row: all its lines.
 *
 * @param row its number
 */
public record Outcome(int row, String title, List<Line> lines) {
    public Outcome {
        lines = List.copyOf(lines);
    }

    /** Met if every line is; not run if one was not and none failed. */
    public Verdict verdict() {
        if (lines.stream().anyMatch(line -> line.verdict() == Verdict.NOT_MET)) {
            return Verdict.NOT_MET;
        }
        boolean all = !lines.isEmpty() && lines.stream().allMatch(line -> line.verdict() == Verdict.MET);
        return all ? Verdict.MET : Verdict.NOT_RUN;
    }
}
