/**
 * Matrices of float or double numbers and what networks do with them; the only package that sees the BLAS.
 *
 * <p>{@link dev.glissade.training.array.Matrix} is dense, {@link dev.glissade.training.array.SparseMatrix} a list of rows. Both keep
 * their memory, so that a batch can be filled again and again.
 */
@NullMarked
package dev.glissade.training.array;

import org.jspecify.annotations.NullMarked;
