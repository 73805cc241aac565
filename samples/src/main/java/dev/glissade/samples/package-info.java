/** Numbered programs that teach. */
@NullMarked
package dev.glissade.samples;

import org.jspecify.annotations.NullMarked;
