/** From text to tree; the only hand-written code that sees ANTLR. */
@NullMarked
package dev.glissade.dsl.parse;

import org.jspecify.annotations.NullMarked;
