/** The update operators of Apache MXNet. */
@NullMarked
package dev.glissade.peers.mxnet;

import org.jspecify.annotations.NullMarked;
