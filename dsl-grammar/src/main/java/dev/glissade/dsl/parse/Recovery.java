package dev.glissade.dsl.parse;

import dev.glissade.dsl.parse.RuleGrammar.BlockContext;
import dev.glissade.dsl.parse.RuleGrammar.FileContext;
import dev.glissade.dsl.parse.RuleGrammar.ItemContext;
import dev.glissade.dsl.parse.RuleGrammar.UnitContext;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Says one thing about a broken item and goes on behind it.
 *
 * <p>An error leaves all rules up to the item or unit that it is in; what is left of that one, blocks included, is passed over.
 * What follows a complete item without an end between, and what starts no item, is found where the parser looks for the next.
 */
final class Recovery extends DefaultErrorStrategy {

    private final SyntaxErrors errors;
    private final Unexpected unexpected;

    Recovery(SyntaxErrors errors, Unexpected unexpected) {
        this.errors = errors;
        this.unexpected = unexpected;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            say(parser, e.getOffendingToken(), e.getExpectedTokens(), (ParserRuleContext) e.getCtx());
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        if (!(parser.getContext() instanceof ItemContext) && !(parser.getContext() instanceof UnitContext)) {
            throw e;
        }
        passOver(parser);
        endErrorCondition(parser);
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {
        ParserRuleContext context = parser.getContext();
        if (!(context instanceof FileContext) && !(context instanceof BlockContext)) {
            return;
        }
        while (!mayGoOn(parser, context)) {
            beginErrorCondition(parser);
            say(parser, parser.getCurrentToken(), parser.getExpectedTokens(), context);
            if (parser.getCurrentToken().getType() == RuleLexer.CLOSE) {
                parser.consume();
            }
            passOver(parser);
            endErrorCondition(parser);
        }
    }

    private static boolean mayGoOn(Parser parser, ParserRuleContext context) {
        int type = parser.getCurrentToken().getType();
        if (type == RuleLexer.END
                || type == Token.EOF
                || (type == RuleLexer.CLOSE && context instanceof BlockContext)) {
            return true;
        }
        return !Unexpected.follows(context) && parser.getExpectedTokens().contains(type);
    }

    private void say(Parser parser, Token token, IntervalSet expected, ParserRuleContext context) {
        unexpected.report(token, parser.getTokenStream(), expected, context);
        if (errors.full()) {
            errors.stop();
        }
    }

    /** Passes over the rest of an item: up to its end or the end of the block that it stands in. */
    private static void passOver(Parser parser) {
        int blocks = 0;
        while (true) {
            int type = parser.getCurrentToken().getType();
            if (type == Token.EOF || (blocks == 0 && (type == RuleLexer.END || type == RuleLexer.CLOSE))) {
                return;
            }
            if (type == RuleLexer.OPEN) {
                blocks++;
            } else if (type == RuleLexer.CLOSE) {
                blocks--;
            }
            parser.consume();
        }
    }
}
