package dev.glissade.dsl.parse;

import java.util.HashSet;
import java.util.Set;

/** Families of tokens. */
final class Signs {

    static final Set<Integer> UNIT_KINDS =
            Set.of(RuleLexer.OPTIMIZER, RuleLexer.TRANSFORM, RuleLexer.WRAPPER, RuleLexer.SCHEDULE);

    /** No expression holds these, so a line that starts with one starts an item. */
    static final Set<Integer> DECLARING = with(
            UNIT_KINDS,
            RuleLexer.HYPER,
            RuleLexer.SHARED,
            RuleLexer.STATE,
            RuleLexer.LET,
            RuleLexer.IF,
            RuleLexer.FIRST,
            RuleLexer.FOR,
            RuleLexer.EXCHANGE,
            RuleLexer.EVAL,
            RuleLexer.INNER);

    static final Set<Integer> ASSIGNMENTS =
            Set.of(RuleLexer.ASSIGN, RuleLexer.ADD_TO, RuleLexer.SUB_FROM, RuleLexer.MUL_BY, RuleLexer.DIV_BY);

    /** A line goes on after these; {@code not} is among them, as it ends nothing. */
    static final Set<Integer> CONTINUES_LINE = with(
            ASSIGNMENTS,
            RuleLexer.PLUS,
            RuleLexer.MINUS,
            RuleLexer.STAR,
            RuleLexer.SLASH,
            RuleLexer.PERCENT,
            RuleLexer.AT,
            RuleLexer.CARET,
            RuleLexer.EQ,
            RuleLexer.NE,
            RuleLexer.LT,
            RuleLexer.LE,
            RuleLexer.GT,
            RuleLexer.GE,
            RuleLexer.AND,
            RuleLexer.OR,
            RuleLexer.NOT,
            RuleLexer.ROOT,
            RuleLexer.THEN,
            RuleLexer.COMMA);

    /** Whoever starts a line with one of these meant to go on with the line before. */
    static final Set<Integer> STARTS_NO_LINE =
            with(CONTINUES_LINE, RuleLexer.IN, RuleLexer.AS, RuleLexer.COLON, RuleLexer.SUPERSCRIPT);

    /** Each of these makes the tree of a statement larger and perhaps deeper. */
    static final Set<Integer> COUNTED = with(without(CONTINUES_LINE, ASSIGNMENTS), RuleLexer.SUPERSCRIPT);

    /** The words that stand between operands. */
    static final Set<Integer> JOINS_OPERANDS =
            Set.of(RuleLexer.AND, RuleLexer.OR, RuleLexer.IN, RuleLexer.AS, RuleLexer.ELSE);

    /** Behind these an item starts. */
    static final Set<Integer> ENDS_ITEM = Set.of(RuleLexer.END, RuleLexer.OPEN, RuleLexer.CLOSE);

    /** The words that stand for a value. */
    static final Set<Integer> VALUES = Set.of(
            RuleLexer.THETA,
            RuleLexer.GRAD,
            RuleLexer.T,
            RuleLexer.LOSS,
            RuleLexer.CENTER,
            RuleLexer.PI,
            RuleLexer.INF,
            RuleLexer.TRUE,
            RuleLexer.FALSE);

    /** What an operand may end with. */
    static final Set<Integer> ENDS_OPERAND =
            with(VALUES, RuleLexer.NUMBER, RuleLexer.NAME, RuleLexer.SUPERSCRIPT, RuleLexer.RPAREN, RuleLexer.RBRACKET);

    /** What an operand may start with, signs apart. */
    static final Set<Integer> STARTS_OPERAND = with(
            VALUES,
            RuleLexer.NUMBER,
            RuleLexer.NAME,
            RuleLexer.LPAREN,
            RuleLexer.ROOT,
            RuleLexer.PREV,
            RuleLexer.STALE,
            RuleLexer.GROUP,
            RuleLexer.GLOBAL);

    private Signs() {}

    private static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
        Set<Integer> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<Integer> with(Set<Integer> some, Integer... more) {
        Set<Integer> all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
