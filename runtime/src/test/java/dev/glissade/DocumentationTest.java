package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every public type must say of itself. */
class DocumentationTest {
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(/\\*\\*(?:(?!\\*/).)*\\*/)\\s*(?:@\\w+\\s*)*public (?:abstract |final |sealed )*(?:class|interface|record|enum) ",
            Pattern.DOTALL);

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void publicTypesStateTheirThreadSafety(Path source) throws IOException {
        Matcher type = PUBLIC_TYPE.matcher(Files.readString(source));
        if (type.find()) {
            assertThat(type.group(1)).containsPattern("[Tt]hread");
        }
    }
}
