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
        Optional<Token> opener = lines.leftOpenAt(token);
        if (token.getType() == RuleLexer.BAD) {
            return; // said when it was read
        }
        if (opener.isPresent()) {
            String sign = opener.get().getText();
            errors.report(
                    places.of(opener.get()),
                    DiagnosticCode.UNCLOSED_BRACKET,
                    "'" + sign + "' is never closed",
                    "close it with '" + (sign.equals("(") ? ")" : "]") + "' before the statement ends");
            return;
        }
        Token before = token.getTokenIndex() > 0 ? tokens.get(token.getTokenIndex() - 1) : token;
        Token after = token.getType() == Token.EOF ? token : tokens.get(token.getTokenIndex() + 1);
        if (isImpliedMultiplication(before, token, context)) {
            impliedMultiplication(before, token);
        } else if (Words.isReserved(before.getType())
                && !Signs.VALUES.contains(before.getType())
                && Signs.ASSIGNMENTS.contains(token.getType())
                && before.getType() != RuleLexer.EVAL) {
            reserved(before);
        } else if (isReservedForName(token, after, expected, context)) {
            reserved(token);
        } else {
            unexpected(before, token, expected, context);
        }
    }

    /** Whether an item of {@code context} has just ended, so that nothing but an end may follow it in its line. */
    static boolean follows(ParserRuleContext context) {
        ParseTree last = lastChild(context);
        return last instanceof ItemContext || (last instanceof UnitContext unit && unit.chain() != null);
    }

    private void impliedMultiplication(Token before, Token token) {
        String product = "'" + Words.shown(before) + "*" + Words.shown(token) + "'";
        errors.report(
                places.of(before).to(places.of(token)),
                DiagnosticCode.IMPLIED_MULTIPLICATION,
                "no sign between '" + Words.shown(before) + "' and '" + Words.shown(token) + "'",
                before.getType() == RuleLexer.GRAD && token.getType() != RuleLexer.NUMBER
                        ? "write " + product + " for a product, 'grad(...)' for the gradient at another point"
                        : "there is no implied multiplication: write " + product);
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
        Optional<String> hint = hint(before, token);
        String message = "expected " + expectation(token, expected, context) + ", found " + found;
        Span place = place(before, token);
        hint.ifPresentOrElse(
                text -> errors.report(place, DiagnosticCode.UNEXPECTED_TOKEN, message, text),
                () -> errors.report(place, DiagnosticCode.UNEXPECTED_TOKEN, message));
    }

    /** An end is shown right behind what it ends, not behind the comments and blank lines after that. */
    private Span place(Token before, Token token) {
        boolean isEnd = token.getType() == Token.EOF || token.getType() == RuleLexer.END;
        if (!isEnd || before == token) {
            return places.of(token);
        }
        int end = places.of(before).end();
        return new Span(end, end);
    }

    private static String expectation(Token token, IntervalSet expected, ParserRuleContext context) {
        if (follows(context)) {
            return "the end of the statement";
        }
        if (context instanceof FileContext && token.getType() != RuleLexer.CLOSE) {
            return "a statement, a declaration or a unit";
        }
        if (context instanceof FileContext) {
            return "'{' before it";
        }
        String names = TokenNames.expected(expected);
        return endsWithOperand(context, token) ? "an operator or " + names : names;
    }

    private static Optional<String> hint(Token before, Token token) {
        if (token.getType() == RuleLexer.ASSIGN && before.getType() != RuleLexer.END) {
            return Optional.of("'=' assigns; '==' compares");
        }
        if (token.getType() == RuleLexer.STAR && before.getType() == RuleLexer.STAR) {
            return Optional.of("a power is written '^'");
        }
        if (Signs.UNIT_KINDS.contains(token.getType())) {
            return Optional.of("a unit stands in a file, not in another unit, and starts a line");
        }
        return Optional.empty();
    }

    private static boolean isReservedForName(
            Token token, Token after, IntervalSet expected, ParserRuleContext context) {
        if (!Words.isReserved(token.getType()) || Signs.UNIT_KINDS.contains(token.getType())) {
            return false;
        }
        if (follows(context)) {
            return false;
        }
        boolean onlyName = expected.contains(RuleLexer.NAME) && !expected.contains(RuleLexer.NUMBER);
        boolean startsItem = expected.contains(RuleLexer.LET);
        if (startsItem) {
            return Signs.ASSIGNMENTS.contains(after.getType());
        }
        boolean operand = expected.contains(RuleLexer.NAME) && !Signs.JOINS_OPERANDS.contains(token.getType());
        return onlyName || (operand && !Signs.DECLARING.contains(token.getType()));
    }

    private static boolean isImpliedMultiplication(Token before, Token token, ParserRuleContext context) {
        return Signs.ENDS_OPERAND.contains(before.getType())
                && Signs.STARTS_OPERAND.contains(token.getType())
                && endsWithOperand(context, token);
    }

    /** Whether a complete expression ends right before {@code token}. */
    private static boolean endsWithOperand(ParserRuleContext context, Token token) {
        ParseTree last = lastChild(context);
        while (last instanceof ParserRuleContext rule && !(last instanceof ExprContext)) {
            last = lastChild(rule);
        }
        return last instanceof ExprContext expr
                && expr.getStop() != null
                && expr.getStop().getTokenIndex() == token.getTokenIndex() - 1;
    }

    private static ParseTree lastChild(ParserRuleContext context) {
        return context.getChildCount() == 0 ? ParserRuleContext.EMPTY : context.getChild(context.getChildCount() - 1);
    }
}
