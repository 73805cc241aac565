/** Rules compiled by javac: the annotation processor. */
@NullMarked
package dev.glissade.processor;

import org.jspecify.annotations.NullMarked;
