/** What {@link dev.glissade.samples.S08_Pictures} draws. */
@NullMarked
package dev.glissade.samples.pictures;

import org.jspecify.annotations.NullMarked;
