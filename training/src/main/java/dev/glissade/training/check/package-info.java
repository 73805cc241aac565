/** Compares gradients with central differences: for whoever writes an objective. */
@NullMarked
package dev.glissade.training.check;

import org.jspecify.annotations.NullMarked;
