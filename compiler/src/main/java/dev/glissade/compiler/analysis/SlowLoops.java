package dev.glissade.compiler.analysis;

import dev.glissade.compiler.function.Vectorisation;
import dev.glissade.compiler.ir.LoopSize;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Choice;
import dev.glissade.compiler.ir.PlannedRule;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds in the loops of a rule, as they will run, what the JVM will not vectorise. */
public final class SlowLoops {
    private SlowLoops() {}

    /**
     * The longest loop that may stay scalar whatever is done to it.
     *
     * @param nodes how long it is
     * @param streams the arrays that it reads and writes
     */
    public record TooLong(int nodes, int streams) {}

    /** The longest one of a step; empty if all are short enough, or can be made to be unrolled. */
    public static Optional<TooLong> tooLong(PlannedRule rule) {
        return bodies(rule)
                .filter(LoopSize::mayStayScalar)
                .max(Comparator.comparingInt(LoopSize::of))
                .map(body -> new TooLong(LoopSize.of(body), LoopSize.streams(body)));
    }

    /** The functions in loops of a step, each once, that are not arithmetic to the JVM on some JDK or in some precision. */
    public static Set<Vectorisation> functions(PlannedRule rule) {
        Set<Vectorisation> found = new TreeSet<>();
        bodies(rule)
                .flatMap(body -> body.values().stream())
                .filter(value -> !value.read() && !value.before())
                .flatMap(value -> value.node().op() instanceof Op.Apply apply
                        ? Vectorisation.ofCall(apply.operation()).stream()
                        : Stream.empty())
                .filter(Vectorisation::isScalarSomewhere)
                .forEach(found::add);
        return found;
    }

    private static Stream<Body> bodies(PlannedRule rule) {
        return rule.variants().stream()
                .flatMap(variant -> variant.step().passes().stream())
                .flatMap(pass -> pass.loops().stream())
                .flatMap(SlowLoops::bodies);
    }

    private static Stream<Body> bodies(Plan.Loop loop) {
        if (loop instanceof Plan.Accumulate reduce) {
            return Stream.of(reduce.body());
        }
        return loop instanceof Plan.Update update ? bodies(update.choice()) : Stream.empty();
    }

    private static Stream<Body> bodies(Choice choice) {
        if (choice instanceof Plan.Test test) {
            return Stream.concat(bodies(test.yes()), bodies(test.no()));
        }
        return choice instanceof Plan.Run run ? run.bodies().stream() : Stream.empty();
    }
}
