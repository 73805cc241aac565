package dev.glissade.compiler.emit;

import java.util.Set;

/** Names of generated classes. */
public final class ClassNames {

    /** What generated code calls by a bare name of {@code java.lang}; a class of that name in the package would hide it. */
    private static final Set<String> TAKEN =
            Set.of("Double", "Float", "Math", "Object", "Override", "StrictMath", "String");

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
        return TAKEN.contains(simple) ? simple + "Rule" : simple;
    }
}
