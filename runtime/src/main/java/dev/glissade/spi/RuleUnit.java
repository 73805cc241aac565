package dev.glissade.spi;

/**
 * Anything that a rule file or a class can define under a name; the service type that {@link java.util.ServiceLoader} finds.
 *
 * <p>Implementations have a public constructor without parameters, are immutable and thread-safe. Making one and asking it for
 * its {@link #info()} must be cheap: kernels are loaded only when an optimizer is made.
 */
public interface RuleUnit {

    /** What it is called, what it takes, and what it keeps. */
    RuleInfo info();
}
