/**
 * Readers of data files. What is wrong with a file is said with file, line and column (of binary files: the byte), all that is wrong in
 * one {@link dev.glissade.training.read.BadDataException}, up to a number.
 */
@NullMarked
package dev.glissade.training.read;

import org.jspecify.annotations.NullMarked;
