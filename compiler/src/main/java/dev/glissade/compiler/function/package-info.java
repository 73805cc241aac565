/** What the language can compute: each operation and function in one place, with its meaning. */
@NullMarked
package dev.glissade.compiler.function;

import org.jspecify.annotations.NullMarked;
