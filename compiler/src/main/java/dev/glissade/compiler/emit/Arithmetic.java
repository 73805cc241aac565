package dev.glissade.compiler.emit;

import com.palantir.javapoet.TypeName;
import dev.glissade.compiler.function.Operation;
import java.util.List;

/** How the operations of a rule are written in Java, in each precision; each rounds once. */
enum Arithmetic {
    FLOAT("float", "f"),
    DOUBLE("double", "");

    private final String type;
    private final String suffix;

    Arithmetic(String type, String suffix) {
        this.type = type;
        this.suffix = suffix;
    }

    /** The primitive type. */
    String type() {
        return type;
    }

    TypeName typeName() {
        return this == FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** A number rounded to this precision. */
    JavaExpr literal(double value) {
        double rounded = this == FLOAT ? (float) value : value;
        if (Double.isNaN(rounded)) {
            return JavaExpr.primary("$L.NaN", wrapper());
        }
        if (Double.isInfinite(rounded)) {
            return JavaExpr.primary("$L.$L_INFINITY", wrapper(), rounded > 0 ? "POSITIVE" : "NEGATIVE");
        }
        String digits = this == FLOAT ? Float.toString((float) value).replaceAll("\\.0$", "") : Double.toString(value);
        boolean negative = digits.startsWith("-");
        JavaExpr magnitude = JavaExpr.primary("$L$L", negative ? digits.substring(1) : digits, suffix);
        return negative ? magnitude.negated() : magnitude;
    }

    private String wrapper() {
        return this == FLOAT ? "Float" : "Double";
    }

    /** A double expression rounded to this precision. */
    JavaExpr round(JavaExpr wide) {
        return this == FLOAT ? wide.cast("float") : wide;
    }

    /**
     * An operation on operands of this precision (or on truth values).
     *
     * @param inLoop whether it must not branch if it can be helped
     */
    JavaExpr apply(Operation operation, List<JavaExpr> x, boolean inLoop) {
        return switch (operation) {
            case NEG -> x.get(0).negated();
            case ADD -> binary(Binding.SUM, "+", x);
            case SUB -> binary(Binding.SUM, "-", x);
            case MUL -> binary(Binding.PRODUCT, "*", x);
            case DIV -> binary(Binding.PRODUCT, "/", x);
            case MOD -> binary(Binding.PRODUCT, "%", x);
            case POW -> exact("pow", x.get(0), x.get(1));
            case MIN -> JavaExpr.call("Math.min", x.get(0), x.get(1));
            case MAX -> JavaExpr.call("Math.max", x.get(0), x.get(1));
            case ABS -> JavaExpr.call("Math.abs", x.get(0));
            case SIGN ->
                inLoop
                        ? JavaExpr.primary("$T.of($L)", RuntimeNames.SIGNS, x.get(0))
                        : JavaExpr.call("Math.signum", x.get(0));
            case SQRT -> round(JavaExpr.call("Math.sqrt", x.get(0)));
            case EXP -> exact("exp", x.get(0));
            case LOG -> exact("log", x.get(0));
            case SIN -> round(JavaExpr.call("StrictMath.sin", x.get(0)));
            case COS -> round(JavaExpr.call("StrictMath.cos", x.get(0)));
            case TANH -> exact("tanh", x.get(0));
            case SIGMOID -> this == FLOAT ? exact("sigmoid", x.get(0)) : sigmoid(x.get(0));
            case FLOOR -> round(JavaExpr.call("Math.floor", x.get(0)));
            case EQ -> binary(Binding.EQUALITY, "==", x);
            case NE -> binary(Binding.EQUALITY, "!=", x);
            case LT -> binary(Binding.RELATION, "<", x);
            case LE -> binary(Binding.RELATION, "<=", x);
            case GT -> binary(Binding.RELATION, ">", x);
            case GE -> binary(Binding.RELATION, ">=", x);
            case AND -> inLoop ? binary(Binding.BIT_AND, "&", x) : binary(Binding.AND, "&&", x);
            case OR -> inLoop ? binary(Binding.BIT_OR, "|", x) : binary(Binding.OR, "||", x);
            case NOT -> x.get(0).not();
            case FMA -> JavaExpr.call("Math.fma", x.get(0), x.get(1), x.get(2));
            case RELAXED_EXP -> relaxed("exp", x.get(0));
            case RELAXED_LOG -> relaxed("log", x.get(0));
            case RELAXED_TANH -> relaxed("tanh", x.get(0));
            case SELECT -> JavaExpr.choice(x.get(0), x.get(1), x.get(2));
        };
    }

    /** A function of {@code StrictMath}, or for floats of the class that has its bits. */
    private JavaExpr exact(String function, JavaExpr... x) {
        return this == FLOAT
                ? JavaExpr.call(RuntimeNames.FLOAT_MATH, function, x)
                : JavaExpr.call("StrictMath." + function, x);
    }

    private static JavaExpr relaxed(String function, JavaExpr x) {
        return JavaExpr.primary("$T.$L($L)", RuntimeNames.RELAXED_MATH, function, x);
    }

    private static JavaExpr binary(Binding binding, String operator, List<JavaExpr> x) {
        return JavaExpr.binary(binding, x.get(0), operator, x.get(1));
    }

    private static JavaExpr sigmoid(JavaExpr x) {
        JavaExpr one = DOUBLE.literal(1);
        JavaExpr below = JavaExpr.binary(Binding.SUM, one, "+", JavaExpr.call("StrictMath.exp", x.negated()));
        return JavaExpr.binary(Binding.PRODUCT, one, "/", below);
    }
}
