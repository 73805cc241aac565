/** What is added to gradients before the optimizer sees them. */
@NullMarked
package dev.glissade.training.noise;

import org.jspecify.annotations.NullMarked;
