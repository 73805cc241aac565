/** The contract that every rule is tested with, the library's and a user's. */
@NullMarked
package dev.glissade.testkit;

import org.jspecify.annotations.NullMarked;
