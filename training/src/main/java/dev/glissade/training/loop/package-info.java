/**
 * The loop that trains: epochs of batches, steps, checkpoints, and whoever listens.
 *
 * <p>{@link dev.glissade.training.loop.Trainer} knows an objective, an optimizer and data; nothing of models, nothing of files of data.
 */
@NullMarked
package dev.glissade.training.loop;

import org.jspecify.annotations.NullMarked;
