/** From tree to canonical text. */
@NullMarked
package dev.glissade.dsl.format;

import org.jspecify.annotations.NullMarked;
