/** Random rules, so that passes and generated code are tried on constructs in combinations that nobody thinks of. */
@NullMarked
package dev.glissade.compiler.random;

import org.jspecify.annotations.NullMarked;
