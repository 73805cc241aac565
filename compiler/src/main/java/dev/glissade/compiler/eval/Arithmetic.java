package dev.glissade.compiler.eval;

import dev.glissade.compiler.function.Operation;

/** The arithmetic of a working precision, on doubles that hold its values exactly. */
public enum Arithmetic {
    FLOAT {
        @Override
        public double round(double value) {
            return (float) value;
        }

        @Override
        public double apply(Operation operation, double... operands) {
            float[] narrow = new float[operands.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) operands[i];
            }
            return operation.apply(narrow);
        }
    },
    DOUBLE {
        @Override
        public double round(double value) {
            return value;
        }

        @Override
        public double apply(Operation operation, double... operands) {
            return operation.apply(operands);
        }
    };

    /** The nearest value of this precision, ties to even. */
    public abstract double round(double value);

    /** One operation, rounded once. */
    public abstract double apply(Operation operation, double... operands);
}
