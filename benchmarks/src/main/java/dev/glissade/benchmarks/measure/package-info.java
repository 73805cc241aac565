/** Work measured in fresh JVMs by JMH, and the ratios of neighbouring measurements. */
@NullMarked
package dev.glissade.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
