package dev.glissade.compiler.function;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The functions of the language by the name that users call them; {@code grad}, {@code prev} and {@code stale} are syntax.
 *
 * <p>To add one: a constant here, its meaning in {@code lower}, a line in {@code docs/language.md} and in the tests of both.
 */
public enum BuiltinFunction {
    SQRT(1, TypeRule.ELEMENTWISE),
    RSQRT(1, TypeRule.ELEMENTWISE),
    SQUARE(1, TypeRule.ELEMENTWISE),
    ABS(1, TypeRule.ELEMENTWISE),
    SIGN(1, TypeRule.ELEMENTWISE),
    EXP(1, TypeRule.ELEMENTWISE),
    LOG(1, TypeRule.ELEMENTWISE),
    POW(2, TypeRule.ELEMENTWISE),
    TANH(1, TypeRule.ELEMENTWISE),
    SIGMOID(1, TypeRule.ELEMENTWISE),
    FLOOR(1, TypeRule.ELEMENTWISE),
    CLIP(3, TypeRule.ELEMENTWISE),
    WHERE(3, TypeRule.CHOICE),
    SIN(1, TypeRule.SCALAR),
    COS(1, TypeRule.SCALAR),
    /** With one argument a reduction, with more the elementwise least. */
    MIN(1, BuiltinFunction.MANY, TypeRule.ELEMENTWISE),
    /** With one argument a reduction, with more the elementwise greatest. */
    MAX(1, BuiltinFunction.MANY, TypeRule.ELEMENTWISE),
    SUM(1, TypeRule.REDUCTION),
    MEAN(1, TypeRule.REDUCTION),
    NORM(1, TypeRule.REDUCTION),
    NORM1(1, TypeRule.REDUCTION),
    NORMINF(1, TypeRule.REDUCTION),
    DOT(2, TypeRule.REDUCTION),
    COUNT(1, TypeRule.REDUCTION),
    NORMAL(0, TypeRule.DRAW),
    UNIFORM(0, TypeRule.DRAW),
    LEN(1, TypeRule.LENGTH),
    ROWSUM(1, TypeRule.MATRIX),
    ROWMEAN(1, TypeRule.MATRIX),
    ROWMIN(1, TypeRule.MATRIX),
    ROWMAX(1, TypeRule.MATRIX),
    ROWNORM(1, TypeRule.MATRIX),
    COLSUM(1, TypeRule.MATRIX),
    COLMEAN(1, TypeRule.MATRIX),
    COLMIN(1, TypeRule.MATRIX),
    COLMAX(1, TypeRule.MATRIX),
    COLNORM(1, TypeRule.MATRIX),
    TRANSPOSE(1, TypeRule.MATRIX);

    /** How the type of a call follows from the types of its arguments. */
    public enum TypeRule {
        /** Numbers to a number; a tensor if one of them is. */
        ELEMENTWISE,
        /** A truth value and two values of one kind to a value of that kind; a tensor if one of the three is. */
        CHOICE,
        /** A scalar number to a scalar number. */
        SCALAR,
        /** Tensor numbers to a scalar number. */
        REDUCTION,
        /** A tensor of random numbers. */
        DRAW,
        /** The name of a list to a scalar number. */
        LENGTH,
        /** For matrix shapes, which the language does not have yet. */
        MATRIX
    }

    /** The most arguments of a call: no rule needs more, and each costs an operation. */
    static final int MANY = 32;

    private static final Map<String, BuiltinFunction> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(BuiltinFunction::word, Function.identity()));

    private final int fewest;
    private final int most;
    private final TypeRule rule;

    BuiltinFunction(int arguments, TypeRule rule) {
        this(arguments, arguments, rule);
    }

    BuiltinFunction(int fewest, int most, TypeRule rule) {
        this.fewest = fewest;
        this.most = most;
        this.rule = rule;
    }

    /** The function that rules call {@code word}. */
    public static Optional<BuiltinFunction> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** All names, in the order of this table. */
    public static List<String> words() {
        return Arrays.stream(values()).map(BuiltinFunction::word).toList();
    }

    /** The name in the language. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** How many arguments it takes, in words: {@code "2 arguments"}. */
    public String arity() {
        if (fewest < most) {
            return "1 to " + most + " arguments";
        }
        return fewest == 0 ? "no arguments" : fewest == 1 ? "1 argument" : fewest + " arguments";
    }

    /** The rule for a call with so many arguments: {@code min} and {@code max} of one argument are reductions. */
    public TypeRule rule(int arguments) {
        return fewest < most && arguments == 1 ? TypeRule.REDUCTION : rule;
    }

    /** Whether a call with so many arguments is a reduction, which {@code group} and {@code global} may stand before. */
    public boolean isReduction(int arguments) {
        return rule(arguments) == TypeRule.REDUCTION;
    }
}
