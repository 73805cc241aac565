/** Types of values: shared by the checker and the intermediate representation. */
@NullMarked
package dev.glissade.compiler.type;

import org.jspecify.annotations.NullMarked;
