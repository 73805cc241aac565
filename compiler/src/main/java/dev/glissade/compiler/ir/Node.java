package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.ValueType;
import java.util.Optional;

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
     * @param name the name that the line gives the value (of a local, a state, {@code theta} or {@code grad}), so that generated
     *     code can call it so; empty for the parts of a formula
     */
    public record Origin(String source, int line, Optional<String> name) {

        /** A line that gives the value no name. */
        public Origin(String source, int line) {
            this(source, line, Optional.empty());
        }

        @Override
        public String toString() {
            return source + ":" + line;
        }
    }
}
