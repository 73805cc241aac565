package dev.glissade.compiler.emit;

/**
 * One generated Java file.
 *
 * @param packageName the package; empty for the unnamed one
 * @param className the simple name of its public class
 * @param text the whole file
 */
public record JavaSource(String packageName, String className, String text) {

    /** The class's name as a class loader knows it. */
    public String qualifiedName() {
        return packageName.isEmpty() ? className : packageName + "." + className;
    }
}
