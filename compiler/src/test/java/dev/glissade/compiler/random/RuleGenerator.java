package dev.glissade.compiler.random;

import dev.glissade.compiler.random.UnitGenerator.Rights;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random rules: bare ones, declared ones, and chains of all kinds of units. */
final class RuleGenerator {

    private final long seed;
    private final Random random;

    RuleGenerator(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    RandomRule generate() {
        return new RandomRule(
                seed,
                switch (random.nextInt(6)) {
                    case 0 -> bare();
                    case 1, 2 -> chain();
                    default -> List.of(optimizer(true, random.nextInt(3) == 0));
                });
    }

    private List<Line> bare() {
        var expressions = new ExpressionGenerator(random, true);
        var known = new Known();
        known.tensors.addAll(List.of("theta", "grad", "m", "n"));
        known.tensorStates.addAll(List.of("m", "n"));
        known.scalars.add(new Known.Named("lr", Scope.GROUP));
        known.scalars.add(new Known.Named("g", Scope.GROUP));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("m +=", expressions.tensor(known, 3)));
        lines.add(Line.of("u =", expressions.tensor(known, 3)));
        known.tensors.add("u");
        lines.add(new Line(
                "if",
                Optional.of(expressions.truth(known, 2, Scope.GROUP)),
                List.of(Line.of("w =", expressions.tensor(known, 3))),
                List.of(Line.of("w =", expressions.scalar(known, 3, Scope.TENSOR)))));
        known.tensors.add("w");
        lines.add(Line.of("n *=", expressions.tensor(known, 3)));
        lines.add(Line.of("u =", expressions.scalar(known, 3, Scope.TENSOR)));
        lines.add(Line.of("theta -=", expressions.tensor(known, 4)));
        return lines;
    }

    private Line optimizer(boolean asksAtPoints, boolean eval) {
        return new UnitGenerator(random, new Rights(true, true, asksAtPoints, true))
                .generate("optimizer", "opt", false, eval, Optional.empty());
    }

    private List<Line> chain() {
        boolean points = random.nextBoolean();
        List<Line> units = new ArrayList<>();
        List<String> links = new ArrayList<>();
        units.add(new Line(
                "schedule sch",
                Optional.empty(),
                List.of(
                        Line.of("hyper warm = 3"),
                        Line.of("let x = t/warm"),
                        new Line(
                                "if",
                                Optional.of(Piece.of(Piece.Sort.SCALAR_TRUTH, "x < 1")),
                                List.of(Line.of("value = x")),
                                List.of(Line.of("value = 1/sqrt(x)")))),
                List.of()));
        if (random.nextBoolean()) {
            units.add(new UnitGenerator(random, new Rights(true, false, false, true))
                    .generate("wrapper", "wrap", true, random.nextBoolean(), Optional.empty()));
            links.add("wrap");
        }
        boolean wrapped = !links.isEmpty();
        if (random.nextBoolean()) {
            // what stands left of grad(point) may run several times, so it keeps nothing and leaves theta alone
            units.add(new UnitGenerator(random, new Rights(!points, true, false, !points))
                    .generate("transform", "before", false, false, Optional.empty()));
            links.add("before");
        }
        units.add(optimizer(points, !wrapped && random.nextInt(3) == 0));
        links.add("opt(" + expression() + ")");
        if (random.nextBoolean()) {
            units.add(new UnitGenerator(random, new Rights(true, false, false, true))
                    .generate(
                            "transform",
                            "after",
                            false,
                            false,
                            random.nextBoolean() ? Optional.of("a") : Optional.empty()));
            links.add("after");
            if (random.nextInt(3) == 0) {
                links.add("after(b = 0.25) as again");
            }
        }
        units.add(Line.of("optimizer chained = " + String.join(" >> ", links)));
        return units;
    }

    private String expression() {
        return random.nextBoolean() ? "a = 0.1*sch(warm = 4) + sch()" : "a = 0.3, b = 2";
    }
}
