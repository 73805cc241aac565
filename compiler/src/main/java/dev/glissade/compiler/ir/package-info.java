/**
 * The intermediate representation: a step as one pure function of parameters, states, gradients and scalars.
 *
 * <p>There is no order of effects in it: a {@link dev.glissade.compiler.ir.Program} lists values, each made of earlier ones, and
 * says which of them are the new parameters and states. Conditions are selections. What runs in a loop, what once, and in how
 * many loops, follows from the scopes and the reductions, and is decided in {@code pass.Fusion}.
 */
@NullMarked
package dev.glissade.compiler.ir;

import org.jspecify.annotations.NullMarked;
