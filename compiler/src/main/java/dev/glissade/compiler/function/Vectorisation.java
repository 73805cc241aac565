package dev.glissade.compiler.function;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the JVM makes vector instructions of, if it stands in a loop that is short enough and else of the right shape.
 *
 * <p>Nothing of this is belief: {@code Loops} of the benchmarks measures the formula of each line with vector instructions and
 * without, in both precisions, and fails where the table is wrong. {@code docs/vectorisation.md} is tested to say the same.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are private and nobody changes them
public enum Vectorisation {
    PLAIN("`+`, `-`, `*`", "grad", Jdk.ALL, Jdk.ALL),
    ABS("`abs`", "abs(grad)", Jdk.ALL, Jdk.ALL),
    LEAST("`max`, `min`, `clip`", "clip(grad, -1, 1)", Jdk.ALL, Jdk.ALL),
    SIGN("`sign`", "sign(grad)", Jdk.ALL, Jdk.ALL),
    DIVISION("`/`", "1/grad", Jdk.ALL, Jdk.ALL),
    ROOT("`sqrt`", "sqrt(grad)", Jdk.ALL, Jdk.ALL),
    FLOOR("`floor`", "floor(grad)", Jdk.NEWER, Jdk.ALL),
    CHOICE("`where` with a tensor condition", "where(grad > 1, grad, 1)", Jdk.NONE, Jdk.NONE),
    EXP("`exp`", "exp(grad)", Jdk.NONE, Jdk.NONE),
    LOG("`log`", "log(grad)", Jdk.NONE, Jdk.NONE),
    POWER("`pow`, `^`", "grad^0.3", Jdk.NONE, Jdk.NONE),
    TANH("`tanh`", "tanh(grad)", Jdk.NONE, Jdk.NONE),
    SIGMOID("`sigmoid`", "sigmoid(grad)", Jdk.NONE, Jdk.NONE),
    NORMAL("`normal()`", "normal()", Jdk.NONE, Jdk.NONE),
    UNIFORM("`uniform()`", "uniform()", Jdk.NONE, Jdk.NONE),
    RELAXED_PLAIN("`+`, `-`, `*`, relaxed", "grad", Jdk.ALL, Jdk.ALL),
    RELAXED_EXP("`exp`, relaxed", "exp(grad)", Jdk.ALL, Jdk.ALL),
    RELAXED_LOG("`log`, relaxed", "log(grad)", Jdk.ALL, Jdk.NONE),
    RELAXED_POWER("`^`, relaxed", "grad^0.3", Jdk.ALL, Jdk.NONE),
    RELAXED_TANH("`tanh`, relaxed", "tanh(grad)", Jdk.ALL, Jdk.ALL),
    RELAXED_SIGMOID("`sigmoid`, relaxed", "sigmoid(grad)", Jdk.ALL, Jdk.ALL);

    /** The JDKs that the table is about. One between them is likely to do what the older does. */
    public enum Jdk {
        JDK_17(17),
        JDK_25(25);

        private static final Set<Jdk> ALL = EnumSet.allOf(Jdk.class);
        private static final Set<Jdk> NEWER = EnumSet.of(JDK_25);
        private static final Set<Jdk> NONE = EnumSet.noneOf(Jdk.class);

        private final int feature;

        Jdk(int feature) {
            this.feature = feature;
        }

        /** The number of the release. */
        public int feature() {
            return feature;
        }

        /** The newest one of the table that is not newer than a release. */
        public static Jdk of(int feature) {
            return feature >= JDK_25.feature ? JDK_25 : JDK_17;
        }
    }

    private final String label;
    private final String formula;
    private final Set<Jdk> floats;
    private final Set<Jdk> doubles;

    Vectorisation(String label, String formula, Set<Jdk> floats, Set<Jdk> doubles) {
        this.label = label;
        this.formula = formula;
        this.floats = floats;
        this.doubles = doubles;
    }

    /** What the line is about, as the page writes it. */
    public String label() {
        return label;
    }

    /** A tensor of the language, to be measured in {@code theta -= lr*FORMULA}. */
    public String formula() {
        return formula;
    }

    /** Whether it is about a rule that is compiled relaxed. */
    public boolean isRelaxed() {
        return name().startsWith("RELAXED");
    }

    public boolean inFloat(Jdk jdk) {
        return floats.contains(jdk);
    }

    public boolean inDouble(Jdk jdk) {
        return doubles.contains(jdk);
    }

    /** Whether some loop with it runs one element at a time. */
    public boolean isScalarSomewhere() {
        return !floats.equals(Jdk.ALL) || !doubles.equals(Jdk.ALL);
    }

    /** On what it runs one element at a time: {@code "JDK 17 and 25"}, {@code "JDK 17 in float"}. */
    public String whereScalar() {
        Set<Jdk> inFloat = without(floats);
        Set<Jdk> inDouble = without(doubles);
        String jdks = inFloat.isEmpty() ? names(inDouble) : names(inFloat);
        if (inFloat.equals(inDouble)) {
            return jdks;
        }
        if (!inFloat.isEmpty() && !inDouble.isEmpty()) {
            throw new IllegalStateException("no line of the table is like that, and no words for it");
        }
        return jdks + (inFloat.isEmpty() ? " in double" : " in float");
    }

    private static Set<Jdk> without(Set<Jdk> some) {
        return EnumSet.allOf(Jdk.class).stream()
                .filter(jdk -> !some.contains(jdk))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Jdk.class)));
    }

    private static String names(Set<Jdk> jdks) {
        return jdks.stream().map(jdk -> Integer.toString(jdk.feature)).collect(Collectors.joining(" and ", "JDK ", ""));
    }

    /** The line of an operation that a compiled loop calls, or works out in a long way; empty if it is plain arithmetic. */
    public static Optional<Vectorisation> ofCall(Operation operation) {
        return switch (operation) {
            case EXP -> Optional.of(EXP);
            case LOG -> Optional.of(LOG);
            case POW -> Optional.of(POWER);
            case TANH -> Optional.of(TANH);
            case SIGMOID -> Optional.of(SIGMOID);
            case RELAXED_LOG -> Optional.of(RELAXED_LOG);
            default -> Optional.empty();
        };
    }

    /** The line of a function of tensors; empty if it is made of others. */
    public static Optional<Vectorisation> of(BuiltinFunction function) {
        return switch (function) {
            case WHERE -> Optional.of(CHOICE);
            case POW -> Optional.of(POWER);
            case MIN, MAX, CLIP -> Optional.of(LEAST);
            case SQRT, RSQRT -> Optional.of(ROOT);
            default ->
                Arrays.stream(values())
                        .filter(line -> line.name().toLowerCase(Locale.ROOT).equals(function.word()))
                        .findFirst();
        };
    }
}
