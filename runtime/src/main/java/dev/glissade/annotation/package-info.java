/** How source code asks the processor for optimizers. */
package dev.glissade.annotation;
