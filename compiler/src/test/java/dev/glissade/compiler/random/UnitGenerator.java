package dev.glissade.compiler.random;

import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** One random unit: its declarations, then its statements. */
final class UnitGenerator {

    /**
     * What the place of a unit in a chain lets it do.
     *
     * @param runsOnce whether it may keep state and draw random numbers
     */
    record Rights(boolean assignsTheta, boolean assignsGradient, boolean asksAtPoints, boolean runsOnce) {}

    private static final int DEPTH = 4;
    private static final List<String> ASSIGN = List.of("=", "+=", "-=", "*=", "/=");

    private final Random random;
    private final ExpressionGenerator expressions;
    private final Rights rights;
    private final Known known = new Known();
    private final List<Line> lines = new ArrayList<>();
    private boolean list;
    private boolean listState;
    private int locals;

    UnitGenerator(Random random, Rights rights) {
        this.random = random;
        this.expressions = new ExpressionGenerator(random, rights.runsOnce());
        this.rights = rights;
    }

    Line generate(String kind, String name, boolean inner, boolean eval, Optional<String> shared) {
        shared.ifPresent(s -> {
            lines.add(Line.of("shared " + s));
            known.scalars.add(new Known.Named(s, Scope.GROUP));
        });
        hypers();
        known.tensors.add("theta");
        known.scalars.add(new Known.Named("pi", Scope.GLOBAL));
        if (rights.runsOnce()) {
            states();
        }
        known.tensors.add("grad");
        known.scalars.add(new Known.Named("loss", Scope.GLOBAL));
        Known declared = known.copy();
        int innerAt = inner ? random.nextInt(3) : -1;
        int count = 3 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            if (i == innerAt) {
                lines.add(Line.of("inner"));
            }
            lines.add(statement(known, Scope.GLOBAL, true, 2));
        }
        if (rights.assignsTheta()) {
            lines.add(Line.of("theta -=", expressions.tensor(known, DEPTH)));
        }
        if (rights.assignsGradient()) {
            lines.add(Line.of("grad =", expressions.tensor(known, DEPTH)));
        }
        if (eval) {
            declared.tensors.remove("grad");
            declared.scalars.removeIf(s -> s.name().equals("loss"));
            expressions.inStep(false);
            lines.add(Line.of("eval =", expressions.tensor(declared, DEPTH)));
        }
        return new Line(kind + " " + name, Optional.empty(), lines, List.of());
    }

    private void hypers() {
        for (String name : List.of("a", "b")) {
            if (known.scalars.contains(new Known.Named(name, Scope.GROUP))) {
                continue; // shared
            }
            lines.add(Line.of("hyper " + name + " = " + expressions.pick(List.of("0.5", "0.1", "2", "1e-3", "0"))));
            known.scalars.add(new Known.Named(name, Scope.GROUP));
        }
        if (random.nextInt(3) == 0) {
            lines.add(Line.of("hyper follows = sqrt(b)*0.5 + 1"));
            known.scalars.add(new Known.Named("follows", Scope.GROUP));
        }
        if (random.nextInt(3) == 0) {
            lines.add(Line.of("hyper period: int = 2 in [1, inf)"));
            known.scalars.add(new Known.Named("period", Scope.GROUP));
        }
        if (random.nextInt(3) == 0) {
            lines.add(Line.of("hyper on: bool = " + random.nextBoolean()));
            known.flags.add("on");
        }
        if (random.nextInt(3) == 0) {
            list = true;
            lines.add(Line.of("hyper some: list = [0, 0.5, 0.9]"));
            known.scalars.add(new Known.Named("some[1]", Scope.GROUP));
            known.scalars.add(new Known.Named("len(some)", Scope.GLOBAL));
        }
    }

    private void states() {
        expressions.inStep(false);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = "s" + i;
            String storage = random.nextInt(4) == 0
                    ? " as " + expressions.pick(List.of("bf16", "bf16 stochastic", "f16", "f32", "param"))
                    : "";
            tensorState(name, storage);
            known.tensors.add(name);
            known.tensorTargets.add(name);
            known.tensorStates.add(name);
        }
        if (list) {
            listState = true;
            lines.add(Line.of("state v[some]" + (random.nextBoolean() ? " = some[0]" : "")));
            known.tensors.add("v[1]");
            known.tensorTargets.add("v[1]");
            known.tensorStates.add("v[1]");
        }
        for (Scope scope : List.of(Scope.TENSOR, Scope.GROUP, Scope.GLOBAL)) {
            if (random.nextInt(3) == 0) {
                scalarState(scope);
            }
        }
        expressions.inStep(true);
    }

    private void tensorState(String name, String storage) {
        boolean reads = random.nextInt(3) == 0;
        Known initial = known.copy();
        initial.tensors.add("grad");
        switch (random.nextInt(4)) {
            case 0 -> lines.add(Line.of("state " + name + storage));
            case 1 ->
                lines.add(Line.of(
                        "state " + name + " = " + expressions.pick(List.of("1", "a", "a*0.5", "-0.1")) + storage));
            default ->
                lines.add(new Line(
                        "state " + name + " =",
                        Optional.of(withStorage(
                                reads ? expressions.tensor(initial, 2) : expressions.scalar(initial, 2, Scope.TENSOR),
                                storage)),
                        List.of(),
                        List.of()));
        }
    }

    private static Piece withStorage(Piece value, String storage) {
        return Piece.of(value.sort(), "#" + storage, value);
    }

    private void scalarState(Scope scope) {
        String name = "r" + known.scalarStates.size();
        String word = scope == Scope.TENSOR ? "" : scope.name().toLowerCase(Locale.ROOT) + " ";
        Known initial = uniform(known, scope);
        initial.tensors.add("grad");
        lines.add(Line.of("state " + name + ": " + word + "scalar =", expressions.scalar(initial, 2, scope)));
        known.scalars.add(new Known.Named(name, scope));
        known.scalarStates.add(new Known.Named(name, scope));
    }

    /** Hyperparameters may flow into what is global; all groups must then have the same. */
    private static Known uniform(Known known, Scope scope) {
        Known copy = known.copy();
        if (scope == Scope.GLOBAL) {
            for (String hyper : List.of("a", "b")) {
                if (copy.scalars.remove(new Known.Named(hyper, Scope.GROUP))) {
                    copy.scalars.add(new Known.Named(hyper, Scope.GLOBAL));
                }
            }
        }
        return copy;
    }

    /**
     * A statement.
     *
     * @param condition the narrowest scope of the conditions around it
     * @param top whether it stands in no block
     */
    private Line statement(Known names, Scope condition, boolean top, int blocks) {
        switch (random.nextInt(12)) {
            case 0 -> {
                return letScalar(names);
            }
            case 1, 2 -> {
                Line line = Line.of("let " + local() + " =", expressions.tensor(names, DEPTH));
                names.tensors.add("x" + locals);
                names.tensorTargets.add("x" + locals);
                return line;
            }
            case 3 -> {
                boolean tensor = random.nextBoolean();
                if (tensor) {
                    Line line = Line.of("let " + local() + " =", expressions.tensorTruth(names, 2));
                    names.tensors.add("where(x" + locals + ", theta, 0)");
                    return line;
                }
                Line line = Line.of("let " + local() + " =", expressions.truth(names, 2, Scope.GROUP));
                names.truths.add(new Known.Named("x" + locals, Scope.GROUP));
                return line;
            }
            case 4, 5 -> {
                if (!names.tensorTargets.isEmpty()) {
                    Piece value = random.nextInt(5) == 0
                            ? expressions.scalar(names, 2, Scope.TENSOR)
                            : expressions.tensor(names, DEPTH);
                    return Line.of(expressions.pick(names.tensorTargets) + " " + expressions.pick(ASSIGN), value);
                }
            }
            case 6 -> {
                List<Known.Named> wide = names.scalarStates.stream()
                        .filter(s -> !condition.isNarrowerThan(s.scope()))
                        .toList();
                if (!wide.isEmpty()) {
                    Known.Named state = wide.get(random.nextInt(wide.size()));
                    return Line.of(
                            state.name() + " " + expressions.pick(ASSIGN),
                            expressions.scalar(uniform(names, state.scope()), DEPTH, state.scope()));
                }
            }
            case 7, 8 -> {
                if (blocks > 0) {
                    return block(names, condition, blocks);
                }
            }
            case 9 -> {
                if (rights.assignsGradient()) {
                    return Line.of("grad " + expressions.pick(ASSIGN), expressions.tensor(names, DEPTH));
                }
            }
            case 10 -> {
                if (top && rights.asksAtPoints()) {
                    Piece point = Piece.of(Piece.Sort.TENSOR, "grad(#)", expressions.tensor(names, 2));
                    Line line = Line.of("let " + local() + " =", point);
                    names.tensors.add("x" + locals);
                    return line;
                }
            }
            default -> {}
        }
        return rights.assignsTheta()
                ? Line.of("theta " + expressions.pick(ASSIGN), expressions.tensor(names, DEPTH))
                : letScalar(names);
    }

    private Line letScalar(Known names) {
        Scope scope = scope();
        Line line = Line.of("let " + local() + " =", expressions.scalar(names, DEPTH, scope));
        names.scalars.add(new Known.Named("x" + locals, scope));
        return line;
    }

    private Scope scope() {
        List<Scope> scopes = List.of(Scope.GLOBAL, Scope.GROUP, Scope.TENSOR);
        return scopes.get(random.nextInt(scopes.size()));
    }

    private String local() {
        return "x" + ++locals;
    }

    private Line block(Known names, Scope condition, int blocks) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            Scope narrower = condition.narrower(Scope.TENSOR);
            return new Line(
                    "first", Optional.empty(), body(names, narrower, blocks), otherwise(names, narrower, blocks));
        }
        if (kind == 1 && listState) {
            Known inLoop = names.copy();
            inLoop.tensors.add("v[i]");
            inLoop.tensorTargets.add("v[i]");
            inLoop.scalars.add(new Known.Named("some[i]", Scope.GROUP));
            inLoop.scalars.add(new Known.Named("i", Scope.GLOBAL));
            return new Line("for i in some", Optional.empty(), body(inLoop, condition, 0), List.of());
        }
        if (kind == 2 && !names.flags.isEmpty()) {
            Piece flag = Piece.of(Piece.Sort.SCALAR_TRUTH, expressions.pick(List.of("on", "not on", "on and true")));
            return new Line(
                    "if", Optional.of(flag), body(names, condition, blocks), otherwise(names, condition, blocks));
        }
        Scope scope = scope();
        Scope narrower = condition.narrower(scope);
        return new Line(
                "if",
                Optional.of(expressions.truth(names, 2, scope)),
                body(names, narrower, blocks),
                otherwise(names, narrower, blocks));
    }

    private List<Line> otherwise(Known names, Scope condition, int blocks) {
        return random.nextBoolean() ? body(names, condition, blocks) : List.of();
    }

    private List<Line> body(Known names, Scope condition, int blocks) {
        Known inside = names.copy();
        List<Line> body = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            body.add(statement(inside, condition, false, blocks - 1));
        }
        return body;
    }
}
