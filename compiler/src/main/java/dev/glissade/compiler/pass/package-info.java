/**
 * From program to program: one small class per rewriting, run and verified in the order of
 * {@link dev.glissade.compiler.pass.PassPipeline}.
 *
 * <p>An exact pass keeps every bit; what changes rounding says so and is opt-in.
 */
@NullMarked
package dev.glissade.compiler.pass;

import org.jspecify.annotations.NullMarked;
