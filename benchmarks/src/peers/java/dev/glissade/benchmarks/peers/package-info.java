/** The Adams of other libraries. */
@NullMarked
package dev.glissade.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
