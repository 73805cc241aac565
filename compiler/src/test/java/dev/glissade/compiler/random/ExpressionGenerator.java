package dev.glissade.compiler.random;

import static dev.glissade.compiler.random.Piece.Sort.SCALAR;
import static dev.glissade.compiler.random.Piece.Sort.SCALAR_TRUTH;
import static dev.glissade.compiler.random.Piece.Sort.TENSOR;
import static dev.glissade.compiler.random.Piece.Sort.TENSOR_TRUTH;

import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions of a wanted kind; a scalar is never narrower than wanted. */
final class ExpressionGenerator {

    private static final List<String> LITERALS =
            List.of("0", "1", "2", "0.5", "0.1", "3", "1e-3", "4", "1e30", "0.25", "pi", "1e-40");
    private static final List<String> EXPONENTS = List.of("2", "3", "4", "-1", "0.5", "-0.5", "1.5", "-2", "1", "0");
    private static final List<String> BINARY = List.of("# + #", "# - #", "#*#", "#/#", "# ^ #");
    private static final List<String> UNARY = List.of(
            "-#",
            "sqrt(#)",
            "rsqrt(#)",
            "square(#)",
            "abs(#)",
            "sign(#)",
            "exp(#)",
            "log(#)",
            "tanh(#)",
            "sigmoid(#)",
            "floor(#)");
    private static final List<String> SEVERAL =
            List.of("min(#, #)", "max(#, #)", "clip(#, #, #)", "max(#, #, #)", "pow(#, #)");
    private static final List<String> COMPARISONS = List.of("# < #", "# <= #", "# > #", "# >= #", "# == #", "# != #");
    private static final List<String> REDUCTIONS = List.of(
            "sum(#)", "mean(#)", "norm(#)", "norm1(#)", "norminf(#)", "min(#)", "max(#)", "count(#)", "dot(#, #)");

    private final Random random;

    /** Whether draws, {@code t} and values of the past may be used. */
    private boolean inStep = true;

    private final boolean draws;

    ExpressionGenerator(Random random, boolean draws) {
        this.random = random;
        this.draws = draws;
    }

    /** In initial values neither draws nor {@code t} nor values of the past may stand. */
    void inStep(boolean allowed) {
        inStep = allowed;
    }

    String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    Piece scalar(Known known, int depth, Scope narrowest) {
        if (depth <= 0 || random.nextInt(4) == 0) {
            return Piece.of(SCALAR, scalarLeaf(known, narrowest));
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> fill(SCALAR, pick(BINARY), known, depth, narrowest);
            case 3 -> fill(SCALAR, pick(UNARY), known, depth, narrowest);
            case 4 -> fill(SCALAR, pick(List.of("sin(#)", "cos(#)", "# % #")), known, depth, narrowest);
            case 5 ->
                random.nextBoolean()
                        ? fill(SCALAR, pick(SEVERAL), known, depth, narrowest)
                        : fill(SCALAR, "#^" + pick(EXPONENTS), known, depth, narrowest);
            case 6 ->
                Piece.of(
                        SCALAR,
                        "where(#, #, #)",
                        truth(known, depth - 1, narrowest),
                        scalar(known, depth - 1, narrowest),
                        scalar(known, depth - 1, narrowest));
            default -> reduction(known, depth, narrowest);
        };
    }

    private String scalarLeaf(Known known, Scope narrowest) {
        List<String> names = new ArrayList<>(known.scalars.stream()
                .filter(s -> !s.scope().isNarrowerThan(narrowest))
                .map(Known.Named::name)
                .toList());
        if (inStep) {
            names.add("t");
        }
        return names.isEmpty() || random.nextInt(3) == 0 ? pick(LITERALS) : pick(names);
    }

    private Piece reduction(Known known, int depth, Scope narrowest) {
        String scope = switch (narrowest) {
            case GLOBAL -> "global ";
            case GROUP -> pick(List.of("global ", "group "));
            case TENSOR, ELEMENT -> pick(List.of("global ", "group ", "", "", ""));
        };
        String pattern = scope + pick(REDUCTIONS);
        Piece[] gaps = new Piece[gaps(pattern)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = tensor(known, depth - 1);
        }
        return Piece.of(SCALAR, pattern, gaps);
    }

    /** A pattern whose gaps are scalars in parentheses. */
    private Piece fill(Piece.Sort sort, String pattern, Known known, int depth, Scope narrowest) {
        Piece[] gaps = new Piece[gaps(pattern)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = scalar(known, depth - 1, narrowest);
        }
        return Piece.of(sort, "(" + pattern.replace("#", "(#)") + ")", gaps);
    }

    private static int gaps(String pattern) {
        return (int) pattern.chars().filter(c -> c == '#').count();
    }

    Piece tensor(Known known, int depth) {
        if (depth <= 0 || random.nextInt(5) == 0) {
            return Piece.of(TENSOR, tensorLeaf(known));
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> mixed(pick(BINARY), known, depth);
            case 3 -> mixed(pick(UNARY), known, depth);
            case 4 -> mixed(pick(SEVERAL), known, depth);
            case 5 -> mixed("#^" + pick(EXPONENTS), known, depth);
            case 6 -> choice(known, depth);
            default -> mixed("#*#", known, depth);
        };
    }

    private String tensorLeaf(Known known) {
        if (draws && inStep && random.nextInt(15) == 0) {
            return pick(List.of("normal()", "uniform()"));
        }
        if (inStep && !known.tensorStates.isEmpty() && random.nextInt(6) == 0) {
            return pick(List.of("prev", "stale")) + "(" + pick(known.tensorStates) + ")";
        }
        return inStep && random.nextInt(20) == 0 ? "prev(theta)" : pick(known.tensors);
    }

    /** A pattern of which one gap at least is a tensor. */
    private Piece mixed(String pattern, Known known, int depth) {
        Piece[] gaps = new Piece[gaps(pattern)];
        int tensor = random.nextInt(gaps.length);
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = i == tensor || random.nextInt(3) == 0
                    ? tensor(known, depth - 1)
                    : scalar(known, depth - 1, Scope.TENSOR);
        }
        return Piece.of(TENSOR, "(" + pattern.replace("#", "(#)") + ")", gaps);
    }

    private Piece choice(Known known, int depth) {
        boolean tensorCondition = random.nextInt(3) > 0;
        Piece condition = tensorCondition ? tensorTruth(known, depth - 1) : truth(known, depth - 1, Scope.TENSOR);
        Piece first = tensorCondition && random.nextInt(3) == 0
                ? scalar(known, depth - 1, Scope.TENSOR)
                : tensor(known, depth - 1);
        Piece second = random.nextInt(3) == 0 ? scalar(known, depth - 1, Scope.TENSOR) : tensor(known, depth - 1);
        return Piece.of(TENSOR, "where(#, #, #)", condition, first, second);
    }

    Piece truth(Known known, int depth, Scope narrowest) {
        List<String> names = new ArrayList<>(known.truths.stream()
                .filter(s -> !s.scope().isNarrowerThan(narrowest))
                .map(Known.Named::name)
                .toList());
        names.addAll(known.flags);
        if (!names.isEmpty() && random.nextInt(3) == 0) {
            return Piece.of(SCALAR_TRUTH, pick(names));
        }
        if (depth <= 0 || random.nextInt(3) > 0) {
            Piece left = scalar(known, depth - 1, narrowest);
            Piece right = scalar(known, depth - 1, narrowest);
            return Piece.of(SCALAR_TRUTH, "(" + pick(COMPARISONS) + ")", left, right);
        }
        return switch (random.nextInt(3)) {
            case 0 -> Piece.of(SCALAR_TRUTH, "(not #)", truth(known, depth - 1, narrowest));
            case 1 ->
                Piece.of(
                        SCALAR_TRUTH,
                        "(# and #)",
                        truth(known, depth - 1, narrowest),
                        truth(known, depth - 1, narrowest));
            default ->
                Piece.of(
                        SCALAR_TRUTH,
                        "(# or #)",
                        truth(known, depth - 1, narrowest),
                        truth(known, depth - 1, narrowest));
        };
    }

    Piece tensorTruth(Known known, int depth) {
        if (depth <= 0 || random.nextInt(3) > 0) {
            Piece left = tensor(known, depth - 1);
            Piece right = random.nextBoolean() ? tensor(known, depth - 1) : scalar(known, depth - 1, Scope.TENSOR);
            return Piece.of(TENSOR_TRUTH, "(" + pick(COMPARISONS) + ")", left, right);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Piece.of(TENSOR_TRUTH, "(not #)", tensorTruth(known, depth - 1));
            case 1 -> Piece.of(TENSOR_TRUTH, "(# and #)", tensorTruth(known, depth - 1), tensorTruth(known, depth - 1));
            case 2 ->
                Piece.of(
                        TENSOR_TRUTH,
                        "where(#, #, #)",
                        tensorTruth(known, depth - 1),
                        tensorTruth(known, depth - 1),
                        tensorTruth(known, depth - 1));
            default ->
                Piece.of(
                        TENSOR_TRUTH, "(# or #)", tensorTruth(known, depth - 1), truth(known, depth - 1, Scope.TENSOR));
        };
    }
}
