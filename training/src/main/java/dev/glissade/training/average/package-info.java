/** Means of the weights that a run has passed. */
@NullMarked
package dev.glissade.training.average;

import org.jspecify.annotations.NullMarked;
