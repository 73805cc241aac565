/**
 * The reference meaning of programs: slow, plain, and what every pass and the generated code are compared with.
 *
 * <p>The numbers are those of {@code docs/numerics.md}. Tensors are handed in and out as doubles that hold values of the
 * working precision exactly.
 */
@NullMarked
package dev.glissade.compiler.eval;

import org.jspecify.annotations.NullMarked;
