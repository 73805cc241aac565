package dev.glissade.training.data;

/** What is to be predicted must be a class where there are classes. */
final class Targets {

    private Targets() {}

    static void requireClasses(Schema schema, double[] targets) {
        if (!schema.isClassification()) {
            return;
        }
        for (int i = 0; i < targets.length; i++) {
            if (!(targets[i] >= 0 && targets[i] < schema.classes().size()) || targets[i] != (int) targets[i]) {
                throw new IllegalArgumentException("row " + i + " has label " + targets[i] + " of "
                        + schema.classes().size() + " classes");
            }
        }
    }
}
