package dev.glissade.compiler.ir;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes programs as people write rules: one line for each value that is read more than once and for each result.
 *
 * <p>What a rule does not say, it says: {@code round(lr)} is a scalar rounded where it meets a tensor, {@code bf16(x)} a value
 * rounded to the storage of its state, {@code m := 0} what a state is filled with before its first step.
 */
public final class IrPrinter {

    private final Program program;
    private final IntFunction<String> hypers;
    private final int[] uses;
    private final Map<Integer, String> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private IrPrinter(Program program, IntFunction<String> hypers) {
        this.program = program;
        this.hypers = hypers;
        this.uses = new int[program.nodes().size()];
    }

    /** The program with the names of the rule's hyperparameters. */
    public static String print(Program program, List<HyperSlot> hypers) {
        Map<Integer, String> names = new HashMap<>();
        for (HyperSlot hyper : hypers) {
            boolean list = hyper.length() != 1 || hyper.type() == HyperType.LIST;
            for (int i = 0; hyper.slot() >= 0 && i < hyper.length(); i++) {
                names.put(hyper.slot() + i, list ? hyper.name() + "[" + i + "]" : hyper.name());
            }
        }
        return print(program, slot -> names.getOrDefault(slot, "hyper" + slot));
    }

    /** The program with hyperparameters named by slot. */
    public static String print(Program program, IntFunction<String> hypers) {
        return new IrPrinter(program, hypers).print();
    }

    private String print() {
        countUses();
        for (int slot = 0; slot < program.states().size(); slot++) {
            StateSlot state = program.states().get(slot);
            state.fill().ifPresent(fill -> lines.add(state.name() + " := " + text(fill, 0)));
        }
        for (int i = 0; i < program.nodes().size(); i++) {
            if (uses[i] > 1 && !program.node(i).op().operands().isEmpty()) {
                String definition = text(i, 0);
                names.put(i, "$" + (names.size() + 1));
                lines.add(names.get(i) + " = " + definition);
            }
        }
        for (int slot = 0; slot < program.states().size(); slot++) {
            int value = program.stateValues().get(slot);
            if (!program.node(value).op().equals(new Op.State(slot))) {
                lines.add(program.states().get(slot).name() + " = " + text(value, 0));
            }
        }
        lines.add("theta = " + text(program.theta(), 0));
        program.evaluation().ifPresent(e -> {
            for (String line : print(e, hypers).split("\n", -1)) {
                lines.add(line.startsWith("theta = ") ? "eval" + line.substring("theta".length()) : line);
            }
        });
        return String.join("\n", lines);
    }

    private void countUses() {
        program.nodes().forEach(n -> n.op().operands().forEach(o -> uses[o]++));
        program.stateValues().forEach(v -> uses[v]++);
        uses[program.theta()]++;
        program.states().forEach(s -> s.fill().ifPresent(fill -> uses[fill]++));
    }

    private String text(int value, int outer) {
        String name = names.get(value);
        if (name != null) {
            return name;
        }
        Op op = program.node(value).op();
        String text = op.accept(new Texts());
        return op instanceof Op.Apply a && precedence(a.operation()) < outer ? "(" + text + ")" : text;
    }

    /** How tightly an operation binds as the language writes it; functions bind tightest. */
    private static int precedence(Operation operation) {
        return switch (operation) {
            case OR -> 1;
            case AND -> 2;
            case NOT -> 3;
            case EQ, NE, LT, LE, GT, GE -> 4;
            case ADD, SUB -> 5;
            case MUL, DIV, MOD -> 6;
            case NEG -> 7;
            case POW -> 8;
            default -> 9;
        };
    }

    private static String sign(Operation operation) {
        return switch (operation) {
            case OR -> " or ";
            case AND -> " and ";
            case EQ -> " == ";
            case NE -> " != ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
            case ADD -> " + ";
            case SUB -> " - ";
            case MUL -> "*";
            case DIV -> "/";
            case MOD -> " % ";
            case POW -> "^";
            default -> throw new IllegalArgumentException(operation + " is written as a function");
        };
    }

    private final class Texts implements Op.Cases<String> {

        @Override
        public String constant(Op.Constant op) {
            double value = op.value();
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 && (value != 0 || 1 / value > 0);
            return whole ? Long.toString((long) value) : Double.toString(value);
        }

        @Override
        public String truth(Op.Truth op) {
            return Boolean.toString(op.value());
        }

        @Override
        public String hyper(Op.Hyper op) {
            return hypers.apply(op.slot());
        }

        @Override
        public String step(Op.Step op) {
            return "t";
        }

        @Override
        public String loss(Op.Loss op) {
            return "loss";
        }

        @Override
        public String first(Op.First op) {
            return op.scope() == Scope.TENSOR ? "first" : "global first";
        }

        @Override
        public String theta(Op.Theta op) {
            return "theta";
        }

        @Override
        public String state(Op.State op) {
            return program.states().get(op.slot()).name();
        }

        @Override
        public String stale(Op.Stale op) {
            return "stale(" + program.states().get(op.slot()).name() + ")";
        }

        @Override
        public String gradient(Op.Gradient op) {
            return op.point().isPresent() ? "grad(" + text(op.point().getAsInt(), 0) + ")" : "grad";
        }

        @Override
        public String draw(Op.Draw op) {
            return op.distribution().name().toLowerCase(Locale.ROOT) + "#" + op.unit() + "." + op.place() + "()";
        }

        @Override
        public String apply(Op.Apply op) {
            List<Integer> x = op.arguments();
            int own = precedence(op.operation());
            return switch (op.operation()) {
                case NEG -> "-" + text(x.get(0), own + 1);
                case NOT -> "not " + text(x.get(0), own);
                case SELECT -> call("where", x);
                case OR, AND, ADD, SUB, MUL, DIV, MOD ->
                    text(x.get(0), own) + sign(op.operation()) + text(x.get(1), own + 1);
                case EQ, NE, LT, LE, GT, GE, POW ->
                    text(x.get(0), own + 1) + sign(op.operation()) + text(x.get(1), own + 1);
                default -> call(op.operation().name().toLowerCase(Locale.ROOT), x);
            };
        }

        private String call(String function, List<Integer> arguments) {
            return arguments.stream().map(a -> text(a, 0)).collect(Collectors.joining(", ", function + "(", ")"));
        }

        @Override
        public String round(Op.Round op) {
            return call("round", op.operands());
        }

        @Override
        public String store(Op.Store op) {
            String place = op.place() >= 0 && op.storage() == Storage.BF16_STOCHASTIC ? "#" + op.place() : "";
            return call(op.storage().name().toLowerCase(Locale.ROOT) + place, op.operands());
        }

        @Override
        public String reduce(Op.Reduce op) {
            String scope = op.scope() == Scope.TENSOR ? "" : op.scope().name().toLowerCase(Locale.ROOT) + " ";
            return scope + call(op.reduction().name().toLowerCase(Locale.ROOT), op.operands());
        }
    }
}
