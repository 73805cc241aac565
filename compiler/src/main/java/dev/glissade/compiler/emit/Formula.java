package dev.glissade.compiler.emit;

import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Scalar formulas as the language writes them, for comments and descriptions. */
final class Formula {

    private static final int LONGEST = 60;
    private static final int DEEPEST = 12;

    private final IntFunction<Node> nodes;
    private final IntFunction<String> hypers;
    private final IntFunction<String> states;

    /**
     * @param hypers from the slot of a hyperparameter to its name
     * @param states from the slot of a state to its name
     */
    Formula(IntFunction<Node> nodes, IntFunction<String> hypers, IntFunction<String> states) {
        this.nodes = nodes;
        this.hypers = hypers;
        this.states = states;
    }

    /** The formula, if it is short enough to help. */
    Optional<String> of(int value) {
        Text text = text(value, 0);
        return text.words.length() <= LONGEST ? Optional.of(text.words) : Optional.empty();
    }

    /** A piece of a formula and how tightly it binds. */
    private record Text(String words, int binding) {
        static final int SUM = 4;
        static final int PRODUCT = 5;
        static final int SIGN = 6;
        static final int POWER = 7;
        static final int ATOM = 8;

        String in(int least) {
            return binding < least ? "(" + words + ")" : words;
        }
    }

    private Text text(int value, int depth) {
        Op op = nodes.apply(value).op();
        if (depth > DEEPEST) {
            return new Text(" ".repeat(LONGEST + 1), Text.ATOM);
        }
        if (op instanceof Op.Apply apply) {
            return apply(apply, depth + 1);
        }
        if (op instanceof Op.Round round) {
            return text(round.value(), depth + 1);
        }
        return new Text(leaf(op), Text.ATOM);
    }

    private String leaf(Op op) {
        if (op instanceof Op.Constant constant) {
            return number(constant.value());
        } else if (op instanceof Op.Truth truth) {
            return Boolean.toString(truth.value());
        } else if (op instanceof Op.Hyper hyper) {
            return hypers.apply(hyper.slot());
        } else if (op instanceof Op.State state) {
            return states.apply(state.slot());
        } else if (op instanceof Op.Stale stale) {
            return "stale(" + states.apply(stale.slot()) + ")";
        } else if (op instanceof Op.Step) {
            return "t";
        } else if (op instanceof Op.Loss) {
            return "loss";
        } else if (op instanceof Op.First) {
            return "first";
        } else if (op instanceof Op.Reduce reduce) {
            String scope = switch (reduce.scope()) {
                case GLOBAL -> "global ";
                case GROUP -> "group ";
                case TENSOR, ELEMENT -> "";
            };
            return scope + reduce.reduction().name().toLowerCase(Locale.ROOT) + "(...)";
        }
        return "...";
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value).replace("E", "e").replace(".0e", "e");
    }

    private Text apply(Op.Apply apply, int depth) {
        List<Text> x = apply.arguments().stream().map(a -> text(a, depth)).toList();
        return switch (apply.operation()) {
            case ADD -> binary(x, " + ", Text.SUM, Text.PRODUCT);
            case SUB -> binary(x, " - ", Text.SUM, Text.PRODUCT);
            case MUL -> binary(x, "*", Text.PRODUCT, Text.SIGN);
            case DIV -> binary(x, "/", Text.PRODUCT, Text.SIGN);
            case MOD -> binary(x, " % ", Text.PRODUCT, Text.SIGN);
            case POW -> new Text(x.get(0).in(Text.ATOM) + "^" + x.get(1).in(Text.POWER), Text.POWER);
            case NEG -> new Text("-" + x.get(0).in(Text.POWER), Text.SIGN);
            case EQ -> binary(x, " == ", 3, Text.SUM);
            case NE -> binary(x, " != ", 3, Text.SUM);
            case LT -> binary(x, " < ", 3, Text.SUM);
            case LE -> binary(x, " <= ", 3, Text.SUM);
            case GT -> binary(x, " > ", 3, Text.SUM);
            case GE -> binary(x, " >= ", 3, Text.SUM);
            case NOT -> new Text("not " + x.get(0).in(3), 2);
            case AND -> binary(x, " and ", 1, 2);
            case OR -> binary(x, " or ", 0, 1);
            case SELECT -> call("where", x);
            case RELAXED_EXP -> call("exp", x);
            case RELAXED_LOG -> call("log", x);
            case RELAXED_TANH -> call("tanh", x);
            case MIN, MAX, ABS, SIGN, SQRT, EXP, LOG, SIN, COS, TANH, SIGMOID, FLOOR, FMA ->
                call(apply.operation().name().toLowerCase(Locale.ROOT), x);
        };
    }

    private static Text binary(List<Text> x, String operator, int binding, int right) {
        return new Text(x.get(0).in(binding) + operator + x.get(1).in(right), binding);
    }

    private static Text call(String name, List<Text> x) {
        return new Text(
                name + "(" + String.join(", ", x.stream().map(Text::words).toList()) + ")", Text.ATOM);
    }
}
