/** What the compiler says to a person: one type of message from the lexer to the emitter. */
@NullMarked
package dev.glissade.dsl.diag;

import org.jspecify.annotations.NullMarked;
