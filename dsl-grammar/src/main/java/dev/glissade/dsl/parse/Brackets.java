package dev.glissade.dsl.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The brackets that are open at a place of the text, and how deep it is nested. */
final class Brackets {

    private record Open(Token token, int level) {
        boolean isBlock() {
            return token.getType() == RuleLexer.OPEN;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private int blocks;

    /** The level of the block closed last; one more {@code else if} is a level deeper in the tree. */
    private int lastBlock;

    private int afterElse;
    private int afterElseIf;

    /** Opens a bracket and returns its level, from 1. */
    int open(Token token) {
        int level = 1 + (open.isEmpty() ? 0 : open.element().level());
        if (token.getType() == RuleLexer.OPEN) {
            blocks++;
            level = Math.max(level, afterElseIf + 1);
            afterElseIf = 0;
        }
        open.push(new Open(token, level));
        return level;
    }

    /** Takes notice of a token that is no bracket. */
    void follow(int previous, int type) {
        if (type == RuleLexer.ELSE && previous == RuleLexer.CLOSE) {
            afterElse = lastBlock;
        } else if (type == RuleLexer.IF && previous == RuleLexer.ELSE) {
            afterElseIf = afterElse;
        }
    }

    /** Closes a round or square bracket by either kind, as the ranges {@code [0, 1)} do. */
    void closeInner() {
        if (inInner()) {
            open.pop();
        }
    }

    void closeBlock() {
        if (!open.isEmpty() && open.element().isBlock()) {
            lastBlock = open.pop().level();
            blocks--;
        }
    }

    /** Forgets the round and square brackets that are open in the innermost block, and returns the last of them. */
    Optional<Token> giveUpInner() {
        Optional<Token> last = inInner() ? Optional.of(innermost()) : Optional.empty();
        while (inInner()) {
            open.pop();
        }
        return last;
    }

    Token innermost() {
        return open.element().token();
    }

    boolean inInner() {
        return !open.isEmpty() && !open.element().isBlock();
    }

    boolean inBlock() {
        return blocks > 0;
    }
}
