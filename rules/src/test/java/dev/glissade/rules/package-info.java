/** The library's rules against values from elsewhere: hand calculations, recorded peers, and their own documentation. */
@NullMarked
package dev.glissade.rules;

import org.jspecify.annotations.NullMarked;
