package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.parse.RuleGrammar.ExprContext;
import dev.glissade.dsl.parse.RuleGrammar.FileContext;
import dev.glissade.dsl.parse.RuleGrammar.ItemContext;
import dev.glissade.dsl.parse.RuleGrammar.UnitContext;
import dev.glissade.dsl.text.Span;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ParseTree;

/** Words what is wrong at a token that the grammar does not allow. */
final class Unexpected {

    private final Lines lines;
    private final Places places;
    private final SyntaxErrors errors;

    Unexpected(Lines lines, Places places, SyntaxErrors errors) {
        this.lines = lines;
        this.places = places;
        this.errors = errors;
    }

    /**
     * Reports one error.
     *
     * @param token where the parser stumbles
     * @param tokens positioned anywhere; gives the token before
     * @param expected what could stand there
     * @param context the innermost rule that the parser is in
     */
    void report(Token token, TokenStream tokens, IntervalSet expected, ParserRuleContext context) {
        if (token.getType() == RuleLexer.BAD) {
            return; // said when it was read
        }
        Token before = token.getTokenIndex() > 0 ? tokens.get(token.getTokenIndex() - 1) : token;
        Token after = token.getType() == Token.EOF ? token : tokens.get(token.getTokenIndex() + 1);
        boolean startsAssignment = Signs.ASSIGNMENTS.contains(after.getType());
        Optional<Token> opener = lines.leftOpenAt(token)
                .or(() -> startsAssignment && before.getLine() < token.getLine()
                        ? innermostOpen(token, tokens)
                        : Optional.empty());
        if (opener.isPresent()) {
            unclosed(opener.get());
        } else if (isImpliedMultiplication(before, token, context) && !(startsAssignment && follows(context))) {
            impliedMultiplication(before, token);
        } else if (assignsReserved(before, token, tokens)) {
            reserved(before);
        } else if (isReservedForName(token, startsAssignment, expected, context)) {
            reserved(token);
        } else {
            unexpected(before, token, expected, context);
        }
    }

    /** Whether an item of {@code context} has just ended, so that nothing but an end may follow it in its line. */
    static boolean follows(ParserRuleContext context) {
        if (context.getChildCount() == 0) {
            return false;
        }
        ParseTree last = context.getChild(context.getChildCount() - 1);
        return last instanceof ItemContext || (last instanceof UnitContext unit && unit.chain() != null);
    }

    /** The last bracket of the statement that is open before {@code token}. */
    private static Optional<Token> innermostOpen(Token token, TokenStream tokens) {
        int closed = 0;
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            switch (tokens.get(i).getType()) {
                case RuleLexer.RPAREN, RuleLexer.RBRACKET -> closed++;
                case RuleLexer.LPAREN, RuleLexer.LBRACKET -> {
                    if (closed-- == 0) {
                        return Optional.of(tokens.get(i));
                    }
                }
                case RuleLexer.END, RuleLexer.OPEN, RuleLexer.CLOSE -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private void unclosed(Token opener) {
        String sign = opener.getText();
        errors.report(
                places.of(opener),
                DiagnosticCode.UNCLOSED_BRACKET,
                "'" + sign + "' is never closed",
                "close it with '" + (sign.equals("(") ? ")" : "]") + "' before the statement ends");
    }

    private void impliedMultiplication(Token before, Token token) {
        String product = "'" + operand(before) + "*" + operand(token) + "'";
        errors.report(
                places.of(before).to(places.of(token)),
                DiagnosticCode.IMPLIED_MULTIPLICATION,
                "no sign between '" + Words.shown(before) + "' and '" + Words.shown(token) + "'",
                before.getType() == RuleLexer.GRAD && token.getType() != RuleLexer.NUMBER
                        ? "write " + product + " for a product, 'grad(...)' for the gradient at another point"
                        : "there is no implied multiplication: write " + product);
    }

    private static String operand(Token token) {
        return switch (token.getType()) {
            case RuleLexer.LPAREN, RuleLexer.RPAREN -> "(...)";
            case RuleLexer.RBRACKET -> "[...]";
            default -> Words.shown(token);
        };
    }

    private void reserved(Token token) {
        errors.report(
                places.of(token),
                DiagnosticCode.RESERVED_WORD,
                "'" + token.getText() + "' is a reserved word and cannot be a name",
                "choose another name, for example '" + token.getText() + "_'");
    }

    private void unexpected(Token before, Token token, IntervalSet expected, ParserRuleContext context) {
        String found = TokenNames.found(token);
        Optional<String> hint = hint(before, token, context);
        String message = "expected " + expectation(token, expected, context) + ", found " + found;
        Span place = place(before, token);
        hint.ifPresentOrElse(
                text -> errors.report(place, DiagnosticCode.UNEXPECTED_TOKEN, message, text),
                () -> errors.report(place, DiagnosticCode.UNEXPECTED_TOKEN, message));
    }

    /** An end is shown right behind what it ends, not behind the comments and blank lines after that. */
    private Span place(Token before, Token token) {
        boolean isEnd = token.getType() == Token.EOF || token.getType() == RuleLexer.END;
        if (!isEnd || token.getTokenIndex() == 0) {
            return places.of(token);
        }
        int end = places.of(before).end();
        return new Span(end, end);
    }

    private static String expectation(Token token, IntervalSet expected, ParserRuleContext context) {
        if (follows(context)) {
            return "the end of the statement";
        }
        if (context instanceof FileContext) {
            return "a statement, a declaration or a unit";
        }
        String names = TokenNames.expected(expected);
        return endsWithOperand(context, token) ? "an operator or " + names : names;
    }

    private static Optional<String> hint(Token before, Token token, ParserRuleContext context) {
        if (token.getType() == RuleLexer.ASSIGN && endsWithOperand(context, token)) {
            return Optional.of("'=' assigns; '==' compares");
        }
        if (token.getType() == RuleLexer.CLOSE && context instanceof FileContext) {
            return Optional.of("there is no '{' that it could close");
        }
        if (follows(context)) {
            return Optional.of("a line may hold several statements with ';' between them");
        }
        if (token.getType() == RuleLexer.STAR && before.getType() == RuleLexer.STAR) {
            return Optional.of("a power is written '^'");
        }
        if (Signs.UNIT_KINDS.contains(token.getType())) {
            return Optional.of("a unit stands in a file, not in another unit, and starts a line");
        }
        return Optional.empty();
    }

    /** Whether {@code state = 1} or the like is tried. */
    private static boolean assignsReserved(Token before, Token token, TokenStream tokens) {
        int index = before.getTokenIndex();
        boolean first =
                index == 0 || Signs.ENDS_ITEM.contains(tokens.get(index - 1).getType());
        return first
                && Words.isReserved(before.getType())
                && !Signs.VALUES.contains(before.getType())
                && Signs.ASSIGNMENTS.contains(token.getType());
    }

    private static boolean isReservedForName(
            Token token, boolean startsAssignment, IntervalSet expected, ParserRuleContext context) {
        int type = token.getType();
        if (!Words.isReserved(type) || Signs.UNIT_KINDS.contains(type) || follows(context)) {
            return false;
        }
        if (expected.contains(RuleLexer.LET)) {
            return startsAssignment;
        }
        boolean isOperand = expected.contains(RuleLexer.NUMBER);
        boolean namesUnit = context instanceof UnitContext unit && unit.NAME() == null;
        return (expected.contains(RuleLexer.NAME) || namesUnit)
                && !(isOperand && (Signs.JOINS_OPERANDS.contains(type) || Signs.DECLARING.contains(type)));
    }

    private static boolean isImpliedMultiplication(Token before, Token token, ParserRuleContext context) {
        return Signs.ENDS_OPERAND.contains(before.getType())
                && Signs.STARTS_OPERAND.contains(token.getType())
                && endsWithOperand(context, token);
    }

    /** Whether a complete expression ends right before {@code token}. */
    private static boolean endsWithOperand(ParserRuleContext context, Token token) {
        ParserRuleContext rule = context;
        int children = rule.getChildCount();
        while (children == 0 && rule.getParent() != null) {
            // the rule has only just begun: what ended stands before it
            rule = rule.getParent();
            children = rule.getChildCount() - 1;
        }
        ParseTree last = children == 0 ? rule : rule.getChild(children - 1);
        while (last.getChildCount() > 0 && !(last instanceof ExprContext)) {
            last = last.getChild(last.getChildCount() - 1);
        }
        return last instanceof ExprContext expr
                && expr.getStop() != null
                && expr.getStop().getTokenIndex() == token.getTokenIndex() - 1;
    }
}
