/**
 * Trained models in files: the network, its parameters, the scaling of its inputs and the names of its classes, in safetensors. Loaded
 * elsewhere, a model predicts a row or a file.
 */
@NullMarked
package dev.glissade.training.saved;

import org.jspecify.annotations.NullMarked;
