/**
 * Readers of data files. What is wrong with a file is said with file, line and column (of binary files: the byte), all that is wrong in
 * one {@link dev.glissade.training.read.BadDataException}, up to a number.
 *
 * <p>A reader of another format, in a module of its own, finds here what all have in common: {@link
 * dev.glissade.training.read.Columns}, {@link dev.glissade.training.read.Classes}, {@link dev.glissade.training.read.Problems} and {@link
 * dev.glissade.training.read.RowsInMemory}.
 */
@NullMarked
package dev.glissade.training.read;

import org.jspecify.annotations.NullMarked;
