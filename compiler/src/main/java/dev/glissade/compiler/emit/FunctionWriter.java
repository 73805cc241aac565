package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.ScalarFunction;
import java.util.List;
import java.util.Optional;

/** Writes formulas of hyperparameters and {@code t} that stand outside the step, in methods that have {@code values}. */
final class FunctionWriter {

    private final List<HyperSlot> hypers;

    FunctionWriter(List<HyperSlot> hypers) {
        this.hypers = hypers;
    }

    /** The value, if it depends on nothing. */
    static Optional<Double> constant(ScalarFunction function) {
        return function.nodes().get(function.result()).op() instanceof Op.Constant constant
                ? Optional.of(constant.value())
                : Optional.empty();
    }

    /** The formula as the language writes it. */
    Optional<String> formula(ScalarFunction function) {
        return new Formula(function.nodes()::get, slot -> KernelContext.hyperName(hypers, slot), Integer::toString)
                .of(function.result());
    }

    /**
     * The statements that lead to the value, and one that takes it.
     *
     * @param before what stands before the value in that statement: {@code return }, or an assignment
     */
    CodeBlock write(ScalarFunction function, LocalNames names, String before) {
        var writer = new ValueWriter(Arithmetic.DOUBLE, names, false);
        int[] uses = uses(function);
        for (int v = 0; v <= function.result(); v++) {
            Node node = function.nodes().get(v);
            if (uses[v] > 0 && node.op() instanceof Op.Hyper hyper) {
                writer.set(v, JavaExpr.primary("values[$L]", hyper.slot()));
            } else if (uses[v] > 0 && node.op() instanceof Op.Step) {
                writer.set(v, JavaExpr.primary("step").cast("double"));
            } else if (uses[v] > 0) {
                writer.write(v, node, v == function.result() ? 0 : uses[v]);
            }
        }
        return CodeBlock.builder()
                .add(writer.statements())
                .addStatement("$L$L", before, writer.get(function.result()).code())
                .build();
    }

    private static int[] uses(ScalarFunction function) {
        int[] uses = new int[function.result() + 1];
        uses[function.result()] = 1;
        for (int v = function.result(); v >= 0; v--) {
            if (uses[v] > 0) {
                function.nodes().get(v).op().operands().forEach(o -> uses[o]++);
            }
        }
        return uses;
    }
}
