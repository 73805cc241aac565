package dev.glissade.benchmarks.report;

/** What came of a bar. What could not be measured has not passed. */
public enum Verdict {
    MET("met"),
    NOT_MET("not met"),
    NOT_RUN("not run");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
