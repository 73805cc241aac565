/** Time to an accuracy on MNIST: ours and other libraries, each with its own trainer, in JVMs of their own. */
@NullMarked
package dev.glissade.benchmarks.train;

import org.jspecify.annotations.NullMarked;
