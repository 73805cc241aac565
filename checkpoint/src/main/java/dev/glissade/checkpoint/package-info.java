/**
 * Parameters and optimizer state in files that others can read: the safetensors format, written as a whole or not at all.
 *
 * <p>{@link dev.glissade.checkpoint.Checkpoint} is what most programs need, {@link
 * dev.glissade.checkpoint.CheckpointDirectory} keeps the last and the best of a run, and {@link
 * dev.glissade.checkpoint.Safetensors} reads and writes any file of the format.
 */
@NullMarked
package dev.glissade.checkpoint;

import org.jspecify.annotations.NullMarked;
