/**
 * The tree of a rule file as the user wrote it: sealed, immutable, every node with its place.
 *
 * <p>Nothing here knows what a name means; that is the checker's work.
 */
@NullMarked
package dev.glissade.dsl.ast;

import org.jspecify.annotations.NullMarked;
