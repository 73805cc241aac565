package dev.glissade.compiler.emit;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of generated classes. */
public final class ClassNames {

    /** What generated code calls by a bare name of {@code java.lang}, where a class of that name in the package would hide it. */
    private static final Set<String> TAKEN =
            Set.of("Builder", "Double", "Float", "Math", "Object", "Override", "StrictMath", "String", "Texts");

    /** The classes within a generated class; it may not bear the name of one of them. */
    private static final Pattern NESTED = Pattern.compile("(Float|Double).*(Kernel|Evaluation)\\d*");

    private ClassNames() {}

    /** The class of a rule: {@code rmsprop_torch} becomes {@code RmspropTorch}. */
    public static String ofRule(String rule) {
        var name = new StringBuilder();
        for (String word : rule.split("[_-]+", -1)) {
            if (!word.isEmpty()) {
                name.appendCodePoint(Character.toUpperCase(word.codePointAt(0)))
                        .append(word.substring(Character.charCount(word.codePointAt(0))));
            }
        }
        String simple = name.toString();
        if (simple.isEmpty() || !Character.isJavaIdentifierStart(simple.codePointAt(0))) {
            return "Rule" + simple;
        }
        return TAKEN.contains(simple) || NESTED.matcher(simple).matches() ? simple + "Rule" : simple;
    }
}
