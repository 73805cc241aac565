package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.type.Kind;
import dev.glissade.compiler.type.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as expressions and statements of one method. A value is written where it is used if that is once and the
 * expression stays short; otherwise it becomes a local, named as the rule names it.
 */
final class ValueWriter {

    /** Longer expressions are taken apart. */
    static final int LONGEST = 9;

    private final Arithmetic working;
    private final LocalNames names;
    private final boolean inLoop;
    private final Map<Integer, JavaExpr> written = new HashMap<>();
    private final CodeBlock.Builder reads = CodeBlock.builder();
    private final CodeBlock.Builder statements = CodeBlock.builder();
    private Optional<Node.Origin> line = Optional.empty();

    /** @param inLoop whether what is written must not branch if it can be helped */
    ValueWriter(Arithmetic working, LocalNames names, boolean inLoop) {
        this.working = working;
        this.names = names;
        this.inLoop = inLoop;
    }

    /** Makes everything that {@code other} has written known here. */
    void takeOver(ValueWriter other) {
        written.putAll(other.written);
    }

    /** What is read, and then what is worked out of it. */
    CodeBlock statements() {
        return CodeBlock.builder().add(reads.build()).add(statements.build()).build();
    }

    JavaExpr get(int value) {
        JavaExpr expr = written.get(value);
        if (expr == null) {
            throw new IllegalStateException("value " + value + " is used before it is written");
        }
        return expr;
    }

    /** Makes {@code expr} the way to write {@code value}. */
    void set(int value, JavaExpr expr) {
        written.put(value, expr);
    }

    /** The expression that works out {@code node}, whose operands are written. */
    JavaExpr expression(Node node) {
        Op op = node.op();
        if (op instanceof Op.Constant constant) {
            return Arithmetic.DOUBLE.literal(constant.value());
        } else if (op instanceof Op.Truth truth) {
            return JavaExpr.primary(Boolean.toString(truth.value()));
        } else if (op instanceof Op.Round round) {
            return working.round(get(round.value()));
        } else if (op instanceof Op.Store store) {
            return StateStorage.of(store.storage(), working).rounded(get(store.value()));
        } else if (op instanceof Op.Apply apply) {
            List<JavaExpr> operands = apply.arguments().stream().map(this::get).toList();
            return arithmetic(node).apply(apply.operation(), operands, inLoop);
        }
        throw new IllegalStateException("no expression for " + op);
    }

    private Arithmetic arithmetic(Node node) {
        return node.type().precision() == Precision.DOUBLE ? Arithmetic.DOUBLE : working;
    }

    /** The Java type of a value. */
    String type(Node node) {
        return node.type().kind() == Kind.TRUTH ? "boolean" : arithmetic(node).type();
    }

    /** Writes the value where it is used, or as a local if it is used more than once, has a name, or is long. */
    void write(int value, Node node, int uses) {
        JavaExpr expr = expression(node);
        if (uses <= 1 && node.origin().name().isEmpty() && expr.size() <= LONGEST) {
            set(value, expr);
        } else {
            local(value, node, expr, "c");
        }
    }

    /** Writes a local. */
    void local(int value, Node node, JavaExpr expr, String fallback) {
        say(node.origin());
        String rule = node.origin().name().orElse(fallback);
        String name = names.claim(rule, LocalNames.prefixed("new", rule));
        statements.addStatement(expr.after(type(node) + " " + name + " = "));
        set(value, JavaExpr.primary(name));
    }

    /**
     * Writes a local for what is read rather than worked out; it belongs to no line, stands before all that do, and a remark may
     * say what it is.
     */
    void declare(int value, Node node, String wish, JavaExpr expr, Optional<String> remark) {
        String name = names.claim(wish);
        String comment = remark.map(r -> " // " + r).orElse("");
        reads.add(expr.after(type(node) + " " + name + " = ")).add("$L\n", ";" + comment);
        set(value, JavaExpr.primary(name));
    }

    /** Writes a statement that goes with those before it. */
    void then(CodeBlock code) {
        statements.addStatement("$L", code);
    }

    /** Writes any other statement. */
    void line(Node.Origin origin, CodeBlock code) {
        say(origin);
        statements.addStatement(code);
    }

    /** A comment with the rule's line, once for the statements that come from it. */
    private void say(Node.Origin origin) {
        Optional<Node.Origin> here = Optional.of(new Node.Origin(origin.source(), origin.line()));
        if (!here.equals(line)) {
            statements.add("$L", "// " + origin + "\n");
            line = here;
        }
    }
}
