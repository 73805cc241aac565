package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/**
 * Decides which line ends end a statement, and bounds what the parser will meet.
 *
 * <p>Before:
 *
 * <pre>{@code
 * m = beta*m +
 *     grad; theta -= lr*m
 * }</pre>
 *
 * <p>After: {@code m = beta*m + grad END theta -= lr*m}. Brackets that are never closed are given up at a line that starts
 * with a declaring word, braces at a line that starts a unit, so that one slip is one error. Nesting is counted here, before
 * the parser's recursion meets it.
 */
final class Lines {

    private final TokenSource lexer;
    private final Words words;
    private final Comments comments;
    private final Places places;
    private final SyntaxErrors errors;

    private final List<Token> out = new ArrayList<>();
    private final Brackets brackets = new Brackets();
    private final IdentityHashMap<Token, Token> unclosed = new IdentityHashMap<>();
    private Optional<CommonToken> lineEnd = Optional.empty();
    private int operators;
    private boolean stopped;

    Lines(TokenSource lexer, Words words, Comments comments, Places places, SyntaxErrors errors) {
        this.lexer = lexer;
        this.words = words;
        this.comments = comments;
        this.places = places;
        this.errors = errors;
    }

    /** The tokens for the parser, the end of the file last. */
    List<Token> read() {
        CommonToken token = next();
        while (token.getType() != Token.EOF && !stopped) {
            switch (token.getType()) {
                case RuleLexer.NEWLINE -> lineEnd = Optional.of(lineEnd.orElse(token));
                case RuleLexer.LINE_COMMENT, RuleLexer.BLOCK_COMMENT -> comment(token);
                default -> take(token);
            }
            token = next();
        }
        lineEnd = Optional.empty();
        finish(token);
        return out;
    }

    /** The bracket that {@code token} leaves open, if the parser stumbles there. */
    Optional<Token> leftOpenAt(Token token) {
        return Optional.ofNullable(unclosed.get(token));
    }

    private CommonToken next() {
        return (CommonToken) lexer.nextToken();
    }

    private void comment(Token token) {
        String text = token.getText();
        if (token.getType() == RuleLexer.BLOCK_COMMENT && (text.length() < 4 || !text.endsWith("*/"))) {
            errors.report(
                    places.of(token),
                    DiagnosticCode.UNCLOSED_COMMENT,
                    "the comment that starts here never ends",
                    "end it with '*/'; comments do not nest");
            return;
        }
        comments.add(places.of(token), lineEnd.isPresent() || atItemStart());
    }

    private void take(CommonToken token) {
        words.finish(token);
        lineEnd.ifPresent(end -> endLine(end, token));
        lineEnd = Optional.empty();
        int type = token.getType();
        boolean isUnit = Signs.UNIT_KINDS.contains(type);
        boolean declares = type == RuleLexer.HYPER || type == RuleLexer.SHARED || type == RuleLexer.STATE;
        if (type != RuleLexer.SEMICOLON) {
            comments.before(token, places.of(token), atItemStart() && (isUnit || declares), isUnit);
        }
        switch (type) {
            case RuleLexer.SEMICOLON -> semicolon(token);
            case RuleLexer.OPEN, RuleLexer.LPAREN, RuleLexer.LBRACKET -> open(token);
            case RuleLexer.CLOSE -> closeBlock(token);
            case RuleLexer.RPAREN, RuleLexer.RBRACKET -> {
                brackets.closeInner();
                out.add(token);
            }
            default -> {
                brackets.follow(previousType(), type);
                out.add(token);
            }
        }
        if (Signs.COUNTED.contains(type) && ++operators > Limits.OPERATORS) {
            stop(
                    token,
                    DiagnosticCode.STATEMENT_TOO_LONG,
                    "the statement has more than " + Limits.OPERATORS + " operators",
                    "give parts of it a name with 'let'");
        }
        if (errors.full()) {
            stopped = true;
        }
    }

    private void endLine(CommonToken end, CommonToken next) {
        int type = next.getType();
        if (Signs.UNIT_KINDS.contains(type) && brackets.inBlock()) {
            giveUpBlocks(next);
            return;
        }
        if (atItemStart()) {
            return;
        }
        boolean declaring = Signs.DECLARING.contains(type);
        int before = previousType();
        if (brackets.inInner()) {
            if (declaring) {
                end(end);
            }
        } else if (declaring) {
            end(end);
        } else if (Signs.CONTINUES_LINE.contains(before) || (type == RuleLexer.ELSE && before == RuleLexer.CLOSE)) {
            return;
        } else if (type == RuleLexer.OPEN && before != RuleLexer.CLOSE) {
            errors.report(
                    places.of(next),
                    DiagnosticCode.BRACE_ON_NEXT_LINE,
                    "'{' on a line of its own",
                    "put it at the end of the line before");
        } else if (Signs.STARTS_NO_LINE.contains(type) && before != RuleLexer.CLOSE) {
            errors.report(
                    places.of(next),
                    DiagnosticCode.LEADING_OPERATOR,
                    "a line cannot start with '" + next.getText() + "'",
                    "a statement ends with its line; put '" + next.getText() + "' at the end of the line before");
        } else {
            end(end);
        }
    }

    /** Lets {@code token} end the statement, whatever brackets are open in it. */
    private void end(CommonToken token) {
        token.setType(RuleLexer.END);
        brackets.giveUpInner().ifPresent(opener -> unclosed.put(token, opener));
        out.add(token);
        operators = 0;
    }

    private void semicolon(CommonToken token) {
        if (!atItemStart()) {
            end(token);
        }
    }

    private void open(CommonToken token) {
        out.add(token);
        if (brackets.open(token) > Limits.NESTING) {
            stop(
                    token,
                    DiagnosticCode.NESTING_TOO_DEEP,
                    "more than " + Limits.NESTING + " levels of nesting",
                    "give parts of it a name with 'let', or split the rule into units");
        }
        if (token.getType() == RuleLexer.OPEN) {
            operators = 0;
        }
    }

    private void closeBlock(CommonToken token) {
        brackets.giveUpInner().ifPresent(opener -> unclosed.put(token, opener));
        brackets.closeBlock();
        out.add(token);
        operators = 0;
    }

    /** Closes all blocks in front of {@code next}, which starts a unit or is the end of the file. */
    private void giveUpBlocks(CommonToken next) {
        brackets.giveUpInner().ifPresent(opener -> {
            CommonToken end = standIn(next, RuleLexer.END);
            unclosed.put(end, opener);
            out.add(end);
        });
        if (brackets.inBlock() && !stopped) {
            errors.report(
                    places.of(brackets.innermost()),
                    DiagnosticCode.UNCLOSED_BRACKET,
                    "'{' is never closed",
                    "close it with '}'" + (next.getType() == Token.EOF ? "" : " before the next unit"));
        }
        while (brackets.inBlock()) {
            brackets.giveUpInner();
            brackets.closeBlock();
            out.add(standIn(next, RuleLexer.CLOSE));
        }
        operators = 0;
    }

    private void finish(CommonToken endOfFile) {
        CommonToken end = endOfFile.getType() == Token.EOF ? endOfFile : standIn(endOfFile, Token.EOF);
        if (!brackets.inBlock()) {
            brackets.giveUpInner().ifPresent(opener -> unclosed.put(end, opener));
        }
        giveUpBlocks(end);
        out.add(end);
    }

    /** Gives up reading: what stands behind is not looked at, nor the statement that holds {@code token}. */
    private void stop(Token token, DiagnosticCode code, String message, String hint) {
        errors.report(places.of(token), code, message, hint);
        stopped = true;
        while (!out.isEmpty() && !atItemStart() && previousType() != RuleLexer.CLOSE) {
            out.remove(out.size() - 1);
        }
        brackets.giveUpInner();
    }

    private static CommonToken standIn(CommonToken place, int type) {
        CommonToken token = new CommonToken(place);
        token.setType(type);
        token.setStopIndex(place.getStartIndex() - 1);
        return token;
    }

    private int previousType() {
        return out.isEmpty() ? RuleLexer.END : out.get(out.size() - 1).getType();
    }

    private boolean atItemStart() {
        return previousType() == RuleLexer.END || previousType() == RuleLexer.OPEN;
    }
}
