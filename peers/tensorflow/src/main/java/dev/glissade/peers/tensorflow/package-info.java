/** TensorFlow's training kernels. */
@NullMarked
package dev.glissade.peers.tensorflow;

import org.jspecify.annotations.NullMarked;
