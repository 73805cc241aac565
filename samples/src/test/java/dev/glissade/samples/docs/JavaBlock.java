package dev.glissade.samples.docs;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java of a page: whole types as they stand; statements in a method that is given the names that the page leaves out. */
final class JavaBlock {

    private static final Pattern TYPE = Pattern.compile(
            "^(public |final |abstract |sealed |static )*(class|interface|record|enum) ", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ", Pattern.MULTILINE);

    private JavaBlock() {}

    /** What javac says about the block; empty if it compiles. */
    static String complaints(CodeBlock block, Path output) {
        String unit = wrap(block);
        String name = PACKAGE.matcher(unit).find() && !TYPE.matcher(unit).find() ? "package-info" : publicType(unit);
        var source = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
        var messages = new StringWriter();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        boolean compiles = javac.getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", output.toString()),
                        null,
                        List.of(source))
                .call();
        return compiles ? "" : messages + unit;
    }

    private static String publicType(String unit) {
        var type = Pattern.compile("^public .*?(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE)
                .matcher(unit);
        return type.find() ? type.group(1) : "Block";
    }

    private static String wrap(CodeBlock block) {
        String text = block.text();
        if (PACKAGE.matcher(text).find()) {
            return text;
        }
        String imports = """
                import dev.glissade.*;
                import dev.glissade.annotation.*;
                import dev.glissade.checkpoint.*;
                import dev.glissade.spi.*;
                import java.nio.file.*;
                import java.util.*;
                """
                + text.lines()
                        .filter(line -> line.startsWith("import "))
                        .map(line -> line + "\n")
                        .reduce("", String::concat);
        String rest = text.replaceAll("(?m)^import .*$", "");
        if (TYPE.matcher(rest).find()) {
            return imports + rest;
        }
        return imports + "final class Block {\n    static void run("
                + block.notes().getOrDefault("given", "") + ") throws Exception {\n" + rest + "    }\n}\n";
    }
}
