package dev.glissade.compiler.analysis;

import dev.glissade.compiler.function.Operation;
import java.util.List;

/**
 * What an operation may give if its operands are in intervals, in one precision.
 *
 * <p>The bounds are worked out by the operation itself, in that precision: rounding keeps the order of numbers, so they hold as
 * they are. Where a function is not known to keep the order, the answer is wide.
 */
final class IntervalArithmetic {

    private static final Interval TRUTH = Interval.of(0, 1);
    private static final Interval SIGNS = Interval.of(-1, 1);

    private final boolean single;

    /** @param single whether numbers are floats */
    IntervalArithmetic(boolean single) {
        this.single = single;
    }

    private double at(Operation operation, double... x) {
        if (!single) {
            return operation.apply(x);
        }
        float[] narrow = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            narrow[i] = (float) x[i];
        }
        return operation.apply(narrow);
    }

    /** The value of an operation; of conditions 0, 1 or both. */
    Interval apply(Operation operation, List<Interval> x) {
        return switch (operation) {
            case NEG -> negated(x.get(0));
            case ADD -> sum(x.get(0), x.get(1));
            case SUB -> sum(x.get(0), negated(x.get(1)));
            case MUL -> product(x.get(0), x.get(1));
            case DIV -> quotient(x.get(0), x.get(1));
            case MIN, MAX -> extreme(operation, x.get(0), x.get(1));
            case ABS -> absolute(x.get(0));
            case SIGN -> rising(operation, x.get(0));
            case FLOOR -> rising(operation, x.get(0));
            case SQRT -> root(x.get(0));
            case EXP -> exponential(x.get(0));
            case TANH -> tangent(x.get(0));
            case SIGMOID -> Interval.of(0.0, 1).orNaN(x.get(0).nan());
            case LOG -> logarithm(x.get(0));
            case SIN, COS -> SIGNS.orNaN(x.get(0).nan() || x.get(0).isInfinite());
            case POW -> power(x.get(0), x.get(1));
            case MOD -> Interval.ALL;
            case RELAXED_EXP ->
                Interval.of(0.0, Double.POSITIVE_INFINITY).orNaN(x.get(0).nan());
            case RELAXED_LOG -> Interval.ALL;
            case RELAXED_TANH -> SIGNS.orNaN(x.get(0).nan());
            case FMA -> contracted(x.get(0), x.get(1), x.get(2));
            case EQ, NE, LT, LE, GT, GE -> comparison(operation, x.get(0), x.get(1));
            case AND, OR -> connected(operation, x.get(0), x.get(1));
            case NOT -> Interval.of(1 - x.get(0).high(), 1 - x.get(0).low());
            case SELECT -> choice(x.get(0), x.get(1), x.get(2));
        };
    }

    private static Interval negated(Interval x) {
        return new Interval(-x.high(), -x.low(), x.nan());
    }

    private Interval sum(Interval a, Interval b) {
        double low = at(Operation.ADD, a.low(), b.low());
        double high = at(Operation.ADD, a.high(), b.high());
        boolean opposite = (a.contains(Double.POSITIVE_INFINITY) && b.contains(Double.NEGATIVE_INFINITY))
                || (a.contains(Double.NEGATIVE_INFINITY) && b.contains(Double.POSITIVE_INFINITY));
        boolean nan = a.nan() || b.nan() || opposite;
        if (a.isEmpty() || b.isEmpty() || Double.isNaN(low) || Double.isNaN(high)) {
            return Interval.ALL;
        }
        return new Interval(low, high, nan);
    }

    /** A product or quotient of two that are not negative. */
    private interface OfPositive {
        Interval of(Interval a, Interval b);
    }

    /** Takes both apart at zero, so that each part has one sign. */
    private static Interval bySigns(Interval a, Interval b, OfPositive operation) {
        Interval[] as = {a.positivePart(), a.negativePart()};
        Interval[] bs = {b.positivePart(), b.negativePart()};
        Interval all = Interval.point(Double.NaN).numbers().orNaN(a.nan() || b.nan());
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                if (!as[i].isEmpty() && !bs[j].isEmpty()) {
                    Interval part = operation.of(as[i], bs[j]);
                    all = all.or(i == j ? part : negated(part));
                }
            }
        }
        return all;
    }

    private Interval product(Interval a, Interval b) {
        return bySigns(a, b, (x, y) -> {
            double low = at(Operation.MUL, x.low(), y.low());
            double high = at(Operation.MUL, x.high(), y.high());
            boolean nan = (x.contains(0.0) && y.isInfinite()) || (x.isInfinite() && y.contains(0.0));
            return new Interval(Double.isNaN(low) ? 0.0 : low, Double.isNaN(high) ? 0.0 : high, nan);
        });
    }

    private Interval quotient(Interval a, Interval b) {
        return bySigns(a, b, (x, y) -> {
            double low = at(Operation.DIV, x.low(), y.high());
            double high = at(Operation.DIV, x.high(), y.low());
            boolean nan = (x.contains(0.0) && y.contains(0.0)) || (x.isInfinite() && y.isInfinite());
            double most = !Double.isNaN(high) ? high : x.high() == 0 ? 0.0 : Double.POSITIVE_INFINITY;
            return new Interval(Double.isNaN(low) ? 0.0 : low, most, nan);
        });
    }

    /** {@code x*x} of one value: never negative. */
    Interval square(Interval x) {
        Interval size = absolute(x);
        return size.isEmpty()
                ? size
                : new Interval(
                        at(Operation.MUL, size.low(), size.low()),
                        at(Operation.MUL, size.high(), size.high()),
                        x.nan());
    }

    private static Interval absolute(Interval x) {
        return x.positivePart().or(x.negativePart()).orNaN(x.nan());
    }

    private Interval extreme(Operation operation, Interval a, Interval b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Interval.ALL;
        }
        return new Interval(at(operation, a.low(), b.low()), at(operation, a.high(), b.high()), a.nan() || b.nan());
    }

    private Interval rising(Operation operation, Interval x) {
        return x.isEmpty() ? x : new Interval(at(operation, x.low()), at(operation, x.high()), x.nan());
    }

    private Interval root(Interval x) {
        Interval legal = x.positivePart()
                .or(
                        x.contains(-0.0)
                                ? Interval.point(-0.0)
                                : Interval.point(Double.NaN).numbers());
        return rising(Operation.SQRT, legal).orNaN(x.nan() || x.low() < 0);
    }

    private static Interval exponential(Interval x) {
        return Interval.of(x.low() >= 0 ? 1 : 0.0, x.high() <= 0 ? 1 : Double.POSITIVE_INFINITY)
                .orNaN(x.nan());
    }

    private static Interval logarithm(Interval x) {
        return Interval.of(
                        x.low() >= 1 ? 0.0 : Double.NEGATIVE_INFINITY, x.high() <= 1 ? 0.0 : Double.POSITIVE_INFINITY)
                .orNaN(x.nan() || x.low() < 0);
    }

    private static Interval tangent(Interval x) {
        double low = x.low() > 0 ? 0.0 : x.low() < 0 ? -1 : x.low();
        double high = x.high() < 0 ? -0.0 : x.high() > 0 ? 1 : x.high();
        return x.isEmpty() ? x : new Interval(low, high, x.nan());
    }

    /** Of a base that is not negative; NaN where 1 meets an infinite exponent. */
    private static Interval power(Interval base, Interval exponent) {
        if (base.isEmpty() || exponent.isEmpty() || Double.compare(base.low(), 0.0) < 0) {
            return Interval.ALL;
        }
        boolean nan = base.nan() || exponent.nan() || (base.contains(1) && exponent.isInfinite());
        boolean grows = base.low() >= 1 && exponent.low() >= 0;
        boolean shrinks = (base.high() <= 1 && exponent.low() >= 0) || (base.low() >= 1 && exponent.high() <= 0);
        return Interval.of(grows ? 1 : 0.0, shrinks ? 1 : Double.POSITIVE_INFINITY)
                .orNaN(nan);
    }

    /** A product that is exactly zero rounds to nothing on its way into the sum; of others nothing is said. */
    private Interval contracted(Interval a, Interval b, Interval c) {
        Interval product = product(a, b);
        return a.isZero() || b.isZero() ? sum(product, c) : Interval.ALL;
    }

    private static Interval comparison(Operation operation, Interval a, Interval b) {
        if (a.isEmpty() || b.isEmpty()) {
            return TRUTH;
        }
        boolean never = operation == Operation.NE;
        return switch (operation) {
            case LT, GE -> decided(operation == Operation.LT, a.high() < b.low(), a.low() >= b.high(), a, b);
            case GT, LE -> decided(operation == Operation.GT, a.low() > b.high(), a.high() <= b.low(), a, b);
            default ->
                decided(
                        !never,
                        a.low() == b.high() && a.high() == b.low(),
                        a.high() < b.low() || a.low() > b.high(),
                        a,
                        b);
        };
    }

    /** @param plain whether the operation is the one that {@code holds} speaks of, not its opposite */
    private static Interval decided(boolean plain, boolean holds, boolean fails, Interval a, Interval b) {
        if (a.nan() || b.nan() || (!holds && !fails)) {
            return TRUTH;
        }
        return Interval.point(holds == plain ? 1 : 0);
    }

    private static Interval connected(Operation operation, Interval a, Interval b) {
        return operation == Operation.AND
                ? Interval.of(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()))
                : Interval.of(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
    }

    private static Interval choice(Interval condition, Interval yes, Interval no) {
        if (condition.isPoint()) {
            return condition.low() != 0 ? yes : no;
        }
        return yes.or(no);
    }
}
