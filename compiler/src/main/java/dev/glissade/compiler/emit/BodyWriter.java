package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Value;
import dev.glissade.compiler.type.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what stands before a loop: the scalars, read and rounded to the working precision once. */
final class BodyWriter {

    private final KernelContext kernel;
    private final Body body;
    private final Map<Integer, Integer> uses = new HashMap<>();
    private final Set<Integer> usedInLoop = new HashSet<>();

    BodyWriter(KernelContext kernel, Body body) {
        this.kernel = kernel;
        this.body = body;
        for (Value value : body.values()) {
            for (int operand : operands(value)) {
                uses.merge(operand, 1, Integer::sum);
                if (isInLoop(value)) {
                    usedInLoop.add(operand);
                }
            }
        }
        for (Output output : body.outputs()) {
            usedInLoop.add(output.value());
        }
    }

    private static boolean isInLoop(Value value) {
        return !value.read() && !value.before();
    }

    private static List<Integer> operands(Value value) {
        return value.read() ? List.of() : value.node().op().operands();
    }

    /** How many values of the body are made of it. */
    int uses(int value) {
        return uses.getOrDefault(value, 0);
    }

    /** The values that are worked out or loaded for each element. */
    List<Value> inLoop() {
        return body.values().stream().filter(BodyWriter::isInLoop).toList();
    }

    /** The scalars that the loop uses, but for literals. */
    List<Value> invariants() {
        return body.values().stream()
                .filter(v -> !isInLoop(v) && usedInLoop.contains(v.number()) && !isLiteral(v.node()))
                .toList();
    }

    private boolean isLiteral(Node node) {
        return node.op() instanceof Op.Truth || roundedConstant(node).isPresent();
    }

    private Optional<Op.Constant> roundedConstant(Node node) {
        return node.op() instanceof Op.Round round && kernel.node(round.value()).op() instanceof Op.Constant constant
                ? Optional.of(constant)
                : Optional.empty();
    }

    /** Writes the scalars: as locals what the loop uses, and what is used more than once. */
    void scalars(ValueWriter writer) {
        for (Value value : body.values()) {
            if (!isInLoop(value)) {
                scalar(value, writer);
            }
        }
    }

    private void scalar(Value value, ValueWriter writer) {
        int number = value.number();
        Node node = value.node();
        if (isLiteral(node)) {
            writer.set(number, literal(node));
            return;
        }
        JavaExpr expr = value.read() ? kernel.read(number, Scope.TENSOR) : writer.expression(node);
        if (usedInLoop.contains(number) || uses(number) > 1) {
            writer.declare(number, node, nameOf(value), expr, kernel.remark(unrounded(value)));
        } else {
            writer.set(number, expr);
        }
    }

    /** What the rule calls a scalar. */
    String nameOf(Value value) {
        return kernel.readName(unrounded(value));
    }

    private static int unrounded(Value value) {
        return value.node().op() instanceof Op.Round round ? round.value() : value.number();
    }

    private JavaExpr literal(Node node) {
        return node.op() instanceof Op.Truth truth
                ? JavaExpr.primary(Boolean.toString(truth.value()))
                : kernel.arithmetic()
                        .literal(roundedConstant(node).orElseThrow().value());
    }

    /** Makes the literals known to a method that gets the other scalars as parameters. */
    void literals(ValueWriter writer) {
        body.values().stream()
                .filter(v -> !isInLoop(v) && isLiteral(v.node()))
                .forEach(v -> writer.set(v.number(), literal(v.node())));
    }

    /** What random numbers are made of, as locals; nothing if the body draws none. */
    CodeBlock draws() {
        if (body.values().stream().noneMatch(v -> v.node().op() instanceof Op.Draw)) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement("long seed = frame.group.global.seed")
                .addStatement("long step = frame.group.global.step")
                .addStatement("long key = frame.key")
                .build();
    }

    /** The random number of the element {@code index} of the tensor. */
    JavaExpr draw(Op.Draw draw, String index) {
        String function = switch (draw.distribution()) {
            case NORMAL -> "normal";
            case UNIFORM -> "uniform";
        };
        return JavaExpr.primary(
                "$T.$L(seed, step, key, $L, $L, $L)",
                RuntimeNames.PHILOX,
                kernel.arithmetic() == Arithmetic.FLOAT ? function + "Float" : function,
                draw.unit(),
                draw.place(),
                index);
    }
}
