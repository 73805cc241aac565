/**
 * From checked rules to programs: the units of a chain become one pure function for each choice of flags.
 *
 * <p>{@link dev.glissade.compiler.lower.Lowering} is the front door; the rest is its parts, from the whole rule
 * ({@code VariantLowering}) over one run of a unit ({@code UnitRun}) to statements and expressions.
 */
@NullMarked
package dev.glissade.compiler.lower;

import org.jspecify.annotations.NullMarked;
