package dev.glissade.compiler.emit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names of one method's parameters and locals: legal in Java, distinct, and as near to the rule's as can be. */
final class LocalNames {

    /** A local of such a name would hide what generated code calls by it. */
    private static final List<String> RESERVED = List.of(
            "Math",
            "StrictMath",
            "Float",
            "Double",
            "BFloat16",
            "Half",
            "Philox",
            "FloatMath",
            "RelaxedMath",
            "Signs",
            "BlockStage",
            "BlockCopy",
            "BLOCK",
            "stage");

    private final Set<String> taken = new HashSet<>(RESERVED);

    LocalNames(String... parameters) {
        taken.addAll(List.of(parameters));
    }

    /** The first of the wishes that is free, or else the last with a number behind it. */
    String claim(String... wishes) {
        for (String wish : wishes) {
            if (taken.add(legal(wish))) {
                return legal(wish);
            }
        }
        String base = legal(wishes[wishes.length - 1]);
        for (int n = 2; ; n++) {
            if (taken.add(base + n)) {
                return base + n;
            }
        }
    }

    /** The Java name for a name of the rule: {@code adam.m} is m, {@code v[0]} is v0, {@code int} is int_. */
    static String legal(String name) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        String plain = own.chars()
                .filter(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (plain.isEmpty() || !Character.isJavaIdentifierStart(plain.charAt(0))) {
            plain = "x" + plain;
        }
        return SourceVersion.isKeyword(plain) ? plain + "_" : plain;
    }

    /** {@code new} and the name: newM. */
    static String prefixed(String prefix, String name) {
        String plain = legal(name);
        return prefix + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
}
