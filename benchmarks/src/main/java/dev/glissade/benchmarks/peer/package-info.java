/** Other libraries, as the benchmarks see them; their code and natives come with the profile {@code peers}. */
@NullMarked
package dev.glissade.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
