/**
 * Codecs for tensor states in bfloat16, noise for rounding them at random, and sums of squares for norms, that work in vectors. Put the
 * module on the class path and start the JVM with {@code --add-modules jdk.incubator.vector}; the runtime finds it. Without that module
 * it does nothing. The bits are the same.
 */
@NullMarked
package dev.glissade.vector;

import org.jspecify.annotations.NullMarked;
