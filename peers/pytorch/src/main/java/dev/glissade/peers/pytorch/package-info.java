/** The optimizers of the C++ interface of PyTorch. */
@NullMarked
package dev.glissade.peers.pytorch;

import org.jspecify.annotations.NullMarked;
