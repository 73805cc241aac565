package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.type.Kind;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what is worked out once: the bodies of methods that have the frame of a scope. */
final class ScalarWriter {

    private final KernelContext kernel;
    private final Scope scope;
    private final ValueWriter writer;
    private final Set<Integer> here;
    private final Set<Integer> seen = new HashSet<>();
    private final Map<Integer, Integer> uses = new HashMap<>();

    private ScalarWriter(KernelContext kernel, Scope scope, List<Integer> values) {
        this.kernel = kernel;
        this.scope = scope;
        writer = new ValueWriter(kernel.arithmetic(), new LocalNames("frame"), false);
        here = new HashSet<>(values);
        for (int value : values) {
            operands(value).forEach(this::use);
        }
    }

    private void use(int value) {
        uses.merge(value, 1, Integer::sum);
    }

    private List<Integer> operands(int value) {
        return kernel.node(value).op().operands();
    }

    /** The scalars of one scope before one pass. */
    static CodeBlock write(KernelContext kernel, Plan.Scalars scalars) {
        var method = new ScalarWriter(kernel, scalars.scope(), scalars.values());
        scalars.nextStates().forEach(next -> method.use(next.value()));
        for (int value : scalars.values()) {
            method.workOut(value);
            Integer slot = kernel.plan().slots().get(value);
            if (slot != null) {
                method.keep(value, slot);
            }
        }
        for (Plan.NextState next : scalars.nextStates()) {
            method.read(next.value());
            JavaExpr place = kernel.scalarState(scalars.scope(), next.slot(), "nextStates", "nextScalarStates");
            method.writer.line(
                    kernel.node(next.value()).origin(),
                    CodeBlock.of(
                            "$L = $L",
                            place.code(),
                            method.writer.get(next.value()).code()));
        }
        return method.writer.statements();
    }

    /** The initial values of the states of one scope: of a tensor's, all elements and scalars. */
    static CodeBlock fill(KernelContext kernel, Plan.Fill fill) {
        Scope stateScope = kernel.state(fill.slot()).scope();
        Scope frame = stateScope == Scope.ELEMENT ? Scope.TENSOR : stateScope;
        var method = new ScalarWriter(kernel, frame, fill.values());
        fill.values().forEach(method::workOut);
        method.read(fill.value());
        JavaExpr value = method.writer.get(fill.value());
        CodeBlock.Builder code = CodeBlock.builder();
        if (stateScope != Scope.ELEMENT) {
            JavaExpr place = kernel.scalarState(frame, fill.slot(), "states", "scalarStates");
            return code.add(method.writer.statements())
                    .addStatement("$L = $L", place.code(), value.code())
                    .build();
        }
        boolean wide = kernel.node(fill.value()).type().precision() == Precision.DOUBLE;
        JavaExpr number = wide ? kernel.arithmetic().round(value) : value;
        int index = kernel.indexInScope(fill.slot());
        code.add(method.writer.statements());
        if (kernel.staged()) {
            return code.addStatement("frame.fill($L, $L)", index, number.code()).build();
        }
        return code.addStatement("int from = frame.stateOffsets[$L]", index)
                .addStatement(
                        "$T.fill(($L[]) frame.states[$L], from, from + frame.length, $L)",
                        Arrays.class,
                        kernel.arithmetic().type(),
                        index,
                        number.code())
                .build();
    }

    private void workOut(int value) {
        operands(value).forEach(this::read);
        boolean kept = kernel.plan().slots().containsKey(value);
        int count = uses.getOrDefault(value, 0);
        if (kept && count == 0) {
            writer.set(value, writer.expression(kernel.node(value)));
        } else {
            writer.write(value, kernel.node(value), kept ? count + 1 : count);
        }
    }

    private void keep(int value, int slot) {
        Node node = kernel.node(value);
        JavaExpr expr = node.type().kind() == Kind.TRUTH
                ? JavaExpr.choice(writer.get(value), JavaExpr.primary("1"), JavaExpr.primary("0"))
                : writer.get(value);
        writer.line(node.origin(), expr.after("frame.scalars[" + slot + "] = "));
    }

    /** Makes a value of another method, or of the step, a local here. */
    private void read(int value) {
        if (here.contains(value) || !seen.add(value)) {
            return;
        }
        Node node = kernel.node(value);
        JavaExpr expr = kernel.read(value, scope);
        if (node.op() instanceof Op.Constant || node.op() instanceof Op.Truth) {
            writer.set(value, expr);
        } else {
            writer.declare(value, node, kernel.readName(value), expr, kernel.remark(value));
        }
    }
}
