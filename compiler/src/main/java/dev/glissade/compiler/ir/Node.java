package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.ValueType;

/**
 * One value of a program.
 *
 * @param origin the rule line that it comes from, for comments in generated code and for messages
 */
public record Node(Op op, ValueType type, Origin origin) {

    /**
     * A line of a source.
     *
     * @param source the name of the source, for example {@code adamw.opt}
     * @param line counted from 1
     */
    public record Origin(String source, int line) {
        @Override
        public String toString() {
            return source + ":" + line;
        }
    }
}
