/** Schedules that look at the run: they go on by epochs, or when a measure does not get better. What they have seen is saved with each checkpoint. */
@NullMarked
package dev.glissade.training.schedule;

import org.jspecify.annotations.NullMarked;
