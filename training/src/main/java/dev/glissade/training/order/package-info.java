/** In which order an epoch takes the rows: as they stand, shuffled, drawn, from easy to hard. */
@NullMarked
package dev.glissade.training.order;

import org.jspecify.annotations.NullMarked;
