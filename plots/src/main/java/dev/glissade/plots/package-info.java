/**
 * Curves: losses and accuracies of runs, schedules, results of searches, as SVG and PNG.
 *
 * <p>A {@link dev.glissade.plots.LinePlot} is a set of {@link dev.glissade.plots.Curve}s with labelled axes. No screen is needed.
 */
@NullMarked
package dev.glissade.plots;

import org.jspecify.annotations.NullMarked;
