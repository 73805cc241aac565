/** Keeps compiled rules in step with their files under Maven. */
@NullMarked
package dev.glissade.maven;

import org.jspecify.annotations.NullMarked;
