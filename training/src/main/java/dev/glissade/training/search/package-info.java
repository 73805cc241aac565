/** Hyperparameters by trial: a range test of a rate, and a random search that goes from coarse to fine. */
@NullMarked
package dev.glissade.training.search;

import org.jspecify.annotations.NullMarked;
