package dev.glissade.dsl.parse;

import dev.glissade.dsl.text.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns the generated lexer's places, which count code points, into spans, which count UTF-16 units. */
final class Places {

    /** The UTF-16 offset of each code point and of the end; empty if the two ways of counting agree. */
    private final int[] offsets;

    Places(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            offsets = new int[0];
            return;
        }
        offsets = new int[count + 1];
        for (int i = 0, at = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
    }

    Span of(Token token) {
        return between(token.getStartIndex(), token.getStopIndex() + 1);
    }

    Span of(ParserRuleContext tree) {
        return between(tree.getStart().getStartIndex(), tree.getStop().getStopIndex() + 1);
    }

    private Span between(int start, int end) {
        // a token that stands for nothing (an end of file, a brace put in) has its end before its start
        return new Span(offset(start), offset(Math.max(start, end)));
    }

    private int offset(int codePoints) {
        return offsets.length == 0 ? codePoints : offsets[codePoints];
    }
}
