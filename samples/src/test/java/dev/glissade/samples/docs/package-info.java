/** Holds the pages to what they show: every block of code in them is compiled. */
@NullMarked
package dev.glissade.samples.docs;

import org.jspecify.annotations.NullMarked;
