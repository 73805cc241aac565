/**
 * The ways of optimizers over surfaces of two variables: as pictures with contours, and as pages that move.
 *
 * <p>{@link dev.glissade.plots.surface.Surface} has the functions that the literature draws; a
 * {@link dev.glissade.plots.surface.Trajectory} is where an optimizer went on one of them.
 */
@NullMarked
package dev.glissade.plots.surface;

import org.jspecify.annotations.NullMarked;
