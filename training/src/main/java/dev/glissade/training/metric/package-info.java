/** How good a model is on some data: loss, accuracy, confusion matrix, squared error. */
@NullMarked
package dev.glissade.training.metric;

import org.jspecify.annotations.NullMarked;
