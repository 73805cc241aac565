/** From rule text to Java source: the stages, in order. */
@NullMarked
package dev.glissade.compiler;

import org.jspecify.annotations.NullMarked;
