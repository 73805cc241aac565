package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Scope;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes what a plan wants of the runtime as an expression. */
final class LayoutWriter {

    private LayoutWriter() {}

    static CodeBlock layout(Plan plan) {
        Program program = plan.program();
        List<CodeBlock> reductions =
                plan.reductions().stream().map(r -> reduction(plan, r)).toList();
        List<CodeBlock> requests = IntStream.range(0, plan.requests().size())
                .mapToObj(number -> request(plan, number))
                .toList();
        return CodeBlock.builder()
                .add("new $T(\n$>$>", RuntimeNames.LAYOUT)
                .add("$L, // passes\n", plan.passes().size())
                .add("$L, // global scalars\n", plan.kept(Scope.GLOBAL))
                .add("$L, // group scalars\n", plan.kept(Scope.GROUP))
                .add("$L, // tensor scalars\n", plan.kept(Scope.TENSOR))
                .add("$L, // working tensors\n", plan.scratch())
                .add("$L,\n", states(program.states()))
                .add("$L,\n", list(RuntimeNames.REDUCTION, reductions))
                .add("$L,\n", list(RuntimeNames.REQUEST, requests))
                .add("$L, // initial values\n", !plan.fills().isEmpty())
                .add("$L, // reads the loss\n", readsLoss(plan))
                .add("$L, // stale states\n", numbers(plan.program().states().size(), isStale(plan)))
                .add("$L", numbers(plan.passes().size(), plan::isUniform))
                .add(")$<$<")
                .build();
    }

    static CodeBlock states(List<StateSlot> states) {
        return list(
                RuntimeNames.STATE_SLOT,
                states.stream()
                        .map(s -> CodeBlock.of(
                                "new $T($S, $T.$L, $T.$L)",
                                RuntimeNames.STATE_SLOT,
                                s.name(),
                                RuntimeNames.SCOPE,
                                s.scope(),
                                RuntimeNames.STORAGE,
                                s.storage()))
                        .toList());
    }

    /**
     * A list whose type is written out: javac would have to infer it among the dozen forms of {@code List.of}, which took it longer
     * than all loops of a rule.
     */
    static CodeBlock list(TypeName type, List<CodeBlock> elements) {
        return CodeBlock.of("$T.<$T>of($L)", List.class, type, CodeBlock.join(elements, ", "));
    }

    static boolean readsLoss(Plan plan) {
        return used(plan).anyMatch(Op.Loss.class::isInstance);
    }

    private static IntPredicate isStale(Plan plan) {
        return slot -> used(plan).anyMatch(new Op.Stale(slot)::equals);
    }

    /** The numbers below {@code end} that are chosen. */
    private static CodeBlock numbers(int end, IntPredicate chosen) {
        return list(
                ClassName.get(Integer.class),
                IntStream.range(0, end)
                        .filter(chosen)
                        .mapToObj(number -> CodeBlock.of("$L", number))
                        .toList());
    }

    /** The leaves of the program that anything reads. */
    private static Stream<Op> used(Plan plan) {
        return plan.program().nodes().stream().map(n -> n.op());
    }

    private static CodeBlock reduction(Plan plan, Plan.Reduction reduction) {
        return CodeBlock.of(
                "new $T($L, $T.$L, $T.$L, $L)",
                RuntimeNames.REDUCTION,
                reduction.pass(),
                RuntimeNames.COMBINE,
                reduction.op().reduction(),
                RuntimeNames.SCOPE,
                reduction.op().scope(),
                plan.slot(reduction.value()));
    }

    private static CodeBlock request(Plan plan, int number) {
        Plan.Request request = plan.requests().get(number);
        if (plan.requests().size() == 1 && request.scratch().isEmpty()) {
            return CodeBlock.of("$T.AT_THETA", RuntimeNames.REQUEST);
        }
        return CodeBlock.of(
                "new $T($L, $L, $L)",
                RuntimeNames.REQUEST,
                request.afterPass(),
                request.scratch().orElse(-1),
                plan.lastPass(number));
    }
}
