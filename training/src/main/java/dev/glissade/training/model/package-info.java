/**
 * Models with exact gradients: networks of layers, of which linear, logistic and softmax regression are the smallest, and matrix
 * factorisation.
 *
 * <p>A model is a description, without numbers: it makes parameters to start from and objectives to train them with. Each objective has
 * working room of its own, sized by the first batch.
 */
@NullMarked
package dev.glissade.training.model;

import org.jspecify.annotations.NullMarked;
