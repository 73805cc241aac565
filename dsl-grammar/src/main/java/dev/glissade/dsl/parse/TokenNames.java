package dev.glissade.dsl.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What tokens are called when spoken of to a person. */
final class TokenNames {

    private TokenNames() {}

    /** A token that is there. */
    static String found(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case RuleLexer.END -> token.getText().equals(";") ? "';'" : "the end of the line";
            default -> "'" + Words.shown(token) + "'";
        };
    }

    /** The tokens that could be there, families of them by one name. */
    static String expected(IntervalSet types) {
        Set<String> names = new LinkedHashSet<>();
        IntervalSet left = new IntervalSet(types);
        if (left.contains(RuleLexer.NUMBER) && left.contains(RuleLexer.LPAREN)) {
            names.add("an expression");
            Signs.STARTS_OPERAND.forEach(left::remove);
            List.of(RuleLexer.MINUS, RuleLexer.NOT).forEach(left::remove);
        }
        if (left.contains(RuleLexer.LET)) {
            names.add("a statement");
            Signs.DECLARING.forEach(left::remove);
            Signs.VALUES.forEach(left::remove);
            List.of(RuleLexer.NAME, RuleLexer.END).forEach(left::remove);
        }
        if (Signs.ASSIGNMENTS.stream().allMatch(left::contains)) {
            names.add("an assignment sign");
            Signs.ASSIGNMENTS.forEach(left::remove);
        }
        left.toList().forEach(type -> names.add(one(type)));
        return join(new ArrayList<>(names));
    }

    private static String one(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case RuleLexer.END -> "the end of the statement";
            case RuleLexer.NAME -> "a name";
            case RuleLexer.NUMBER -> "a number";
            case RuleLexer.ASSIGN -> "'='";
            case RuleLexer.MINUS -> "'-'";
            default ->
                Words.isReserved(type) ? "'" + Words.reserved(type) + "'" : RuleLexer.VOCABULARY.getDisplayName(type);
        };
    }

    private static String join(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
