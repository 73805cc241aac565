/**
 * What training makes small (or large): a function that gives a loss and its gradient at a point, over a batch.
 *
 * <p>{@link dev.glissade.training.objective.Objective} is all that the loop knows of a model; any lambda of its shape can be trained.
 */
@NullMarked
package dev.glissade.training.objective;

import org.jspecify.annotations.NullMarked;
