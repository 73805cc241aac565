/** The updaters of ND4J, which Deeplearning4j trains with. */
@NullMarked
package dev.glissade.peers.nd4j;

import org.jspecify.annotations.NullMarked;
