package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;

/**
 * One way forth and back through a network.
 *
 * @param gradients are overwritten on the way back
 * @param training whether the network is being trained; otherwise nothing in it is random
 */
record Pass(Parameters at, Gradients gradients, Batch batch, boolean training) {}
