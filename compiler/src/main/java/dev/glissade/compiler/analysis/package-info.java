/** What the compiler can tell about a rule without running it. */
@NullMarked
package dev.glissade.compiler.analysis;

import org.jspecify.annotations.NullMarked;
