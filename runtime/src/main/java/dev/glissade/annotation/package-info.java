/** How source code asks the processor for optimizers. */
@NullMarked
package dev.glissade.annotation;

import org.jspecify.annotations.NullMarked;
