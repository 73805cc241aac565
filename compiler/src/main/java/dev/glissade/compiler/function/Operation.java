package dev.glissade.compiler.function;

/**
 * The elementwise operations that a program is made of: the operators and the functions of the language that are not
 * abbreviations of others.
 *
 * <p>The meaning of each is {@link #apply(double[])} in double and {@link #apply(float[])} in float; a truth value is 1 or 0.
 */
public enum Operation {
    NEG(1),
    ADD(2),
    SUB(2),
    MUL(2),
    DIV(2),
    MOD(2),
    POW(2),
    MIN(2),
    MAX(2),
    ABS(1),
    SIGN(1),
    SQRT(1),
    EXP(1),
    LOG(1),
    SIN(1),
    COS(1),
    TANH(1),
    SIGMOID(1),
    FLOOR(1),
    EQ(2),
    NE(2),
    LT(2),
    LE(2),
    GT(2),
    GE(2),
    AND(2),
    OR(2),
    NOT(1),
    /** {@code where(condition, a, b)}. */
    SELECT(3),
    /** {@code a*b + c}, rounded once; only a relaxed pass makes it. */
    FMA(3),
    /** As {@code EXP}, in arithmetic that vectorises; only a relaxed pass makes it, as the next two. */
    RELAXED_EXP(1),
    RELAXED_LOG(1),
    RELAXED_TANH(1);

    private final int arity;

    Operation(int arity) {
        this.arity = arity;
    }

    public int arity() {
        return arity;
    }

    /** Whether its value is a truth value. */
    public boolean isTruth() {
        return switch (this) {
            case EQ, NE, LT, LE, GT, GE, AND, OR, NOT -> true;
            default -> false;
        };
    }

    /** The value in double arithmetic; each result is rounded once. */
    public double apply(double... x) {
        return switch (this) {
            case NEG -> -x[0];
            case ADD -> x[0] + x[1];
            case SUB -> x[0] - x[1];
            case MUL -> x[0] * x[1];
            case DIV -> x[0] / x[1];
            case MOD -> x[0] % x[1];
            case POW -> StrictMath.pow(x[0], x[1]);
            case MIN -> Math.min(x[0], x[1]);
            case MAX -> Math.max(x[0], x[1]);
            case ABS -> Math.abs(x[0]);
            case SIGN -> Math.signum(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case EXP -> StrictMath.exp(x[0]);
            case LOG -> StrictMath.log(x[0]);
            case SIN -> StrictMath.sin(x[0]);
            case COS -> StrictMath.cos(x[0]);
            case TANH -> StrictMath.tanh(x[0]);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-x[0]));
            case FLOOR -> Math.floor(x[0]);
            case EQ -> truth(x[0] == x[1]);
            case NE -> truth(x[0] != x[1]);
            case LT -> truth(x[0] < x[1]);
            case LE -> truth(x[0] <= x[1]);
            case GT -> truth(x[0] > x[1]);
            case GE -> truth(x[0] >= x[1]);
            case AND -> truth(x[0] != 0 && x[1] != 0);
            case OR -> truth(x[0] != 0 || x[1] != 0);
            case NOT -> truth(x[0] == 0);
            case SELECT -> x[0] != 0 ? x[1] : x[2];
            case FMA -> Math.fma(x[0], x[1], x[2]);
            case RELAXED_EXP -> RelaxedFunctions.exp(x[0]);
            case RELAXED_LOG -> RelaxedFunctions.log(x[0]);
            case RELAXED_TANH -> RelaxedFunctions.tanh(x[0]);
        };
    }

    /** The value in float arithmetic; each result is rounded once. */
    public float apply(float... x) {
        return switch (this) {
            case NEG -> -x[0];
            case ADD -> x[0] + x[1];
            case SUB -> x[0] - x[1];
            case MUL -> x[0] * x[1];
            case DIV -> x[0] / x[1];
            case MOD -> x[0] % x[1];
            case MIN -> Math.min(x[0], x[1]);
            case MAX -> Math.max(x[0], x[1]);
            case ABS -> Math.abs(x[0]);
            case SIGN -> Math.signum(x[0]);
            case SQRT -> (float) Math.sqrt(x[0]);
            case SELECT -> x[0] != 0 ? x[1] : x[2];
            case FMA -> Math.fma(x[0], x[1], x[2]);
            case RELAXED_EXP -> RelaxedFunctions.exp(x[0]);
            case RELAXED_LOG -> RelaxedFunctions.log(x[0]);
            case RELAXED_TANH -> RelaxedFunctions.tanh(x[0]);
            default -> (float) apply(widened(x));
        };
    }

    private static double[] widened(float[] x) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            wide[i] = x[i];
        }
        return wide;
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
