package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.TreeText;
import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.format.RuleFormatter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No text makes the parser hang, overflow its stack or fill the memory. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileInputTest {

    /** Half of what a thread has by default: deep recursion shows before it would hurt a user. */
    private static final long SMALL_STACK = 512 << 10;

    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest(name = "{0}, a mebibyte of {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            x =          , (           , NestingTooDeep
            x =          , a[          , NestingTooDeep
            x =          , f(          , NestingTooDeep
            `x = grad`   , (theta+     , NestingTooDeep
            ``           , if a {\\n   , NestingTooDeep
            if a {}      , else if a {}, NestingTooDeep
            x =          , -           , StatementTooLong
            x =          , √           , StatementTooLong
            x =          , `not `      , StatementTooLong
            x = 1        , +1          , StatementTooLong
            x = 1        , ^1          , StatementTooLong
            x = 1        , < 1         , StatementTooLong
            x = 1        , ² ⁻¹        , StatementTooLong
            x = f(1      , `,1`        , StatementTooLong
            hyper a = [1 , `,1`        , StatementTooLong
            optimizer a = b , >> b     , StatementTooLong
            optimizer a = b( , `c=1,`  , StatementTooLong
            ``           , a = 1;      , TooManyStatements
            ``           , `hyper a;`  , TooManyStatements
            if a {       , a = 1;      , TooManyStatements
            ``           , `a `        , UnexpectedToken
            ``           , )           , UnexpectedToken
            ``           , }           , UnexpectedToken
            ``           , ]}{         , UnexpectedToken
            ``           , `x = (\\n`  , NestingTooDeep
            ``           , `"`         , InvalidCharacter
            ``           , `"x `       , InvalidCharacter
            ``           , `\\r`       , InvalidCharacter
            a            , b           , NameTooLong
            a            , ̂            , NameTooLong
            ``           , θ           , NameTooLong
            ``           , `θα `       , GluedLetters
            x =          , 9           , NumberTooLarge
            x = 0        , .0          , MalformedNumber
            x = y        , ²           , InvalidSuperscript
            ``           , `/* `       , UnclosedComment
            ``           , `/** `      , UnclosedComment
            """)
    void aMebibyteOfAnythingIsRefusedQuickly(String start, String repeated, String code) {
        String unit = repeated.replace("\\n", "\n").replace("\\r", "\r");
        int bytes = unit.getBytes(StandardCharsets.UTF_8).length;

        Parsing parsed = onSmallStack(start + unit.repeat((MEBIBYTE - start.length()) / bytes));

        assertThat(parsed.codes()).contains(code).hasSizeLessThanOrEqualTo(Diagnostics.MAX_ERRORS);
        assertThat(DiagnosticRenderer.render(parsed.messages())).hasSizeLessThan(20_000);
        assertThat(parsed.file()).isEmpty();
    }

    @ParameterizedTest(name = "a mebibyte of {0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            `\\n`
            `;`
            ` `
            `//\\n`
            `/**/`
            `/** a */`
            `/** a */ // b\\n`
            `optimizer a{} `
            `optimizer a{x=1;y=2;z=3}\\n`
            `transform a = b >> c\\n`
            """)
    void aMebibyteOfWhatIsAllowedIsReadAndWrittenQuickly(String repeated) {
        String unit = repeated.replace("\\n", "\n");

        Parsing parsed = onSmallStack(unit.repeat(MEBIBYTE / unit.length()));

        assertThat(parsed.codes()).isEmpty();
        assertThat(RuleFormatter.format(parsed.tree())).isNotNull();
    }

    @Test
    void theDeepestAndLongestTreesThatAreAllowedCanBeWalked() {
        String nested = "x = " + "(1+".repeat(200) + "1" + ")".repeat(200) + "\n";
        String flat = "x = 1" + "-1".repeat(200) + "\n";
        String signs = "x = " + "-".repeat(200) + "1\n";
        String powers = "x = 1" + "^-1".repeat(100) + "\n";
        String blocks = "if a {\n".repeat(199) + "x = 1\n" + "}\n".repeat(199);
        String branches = "if a { x = 1 }" + " else if a { x = 1 }".repeat(199) + "\n";

        for (String text : List.of(nested, flat, signs, powers, blocks, branches)) {
            Parsing parsed = onSmallStack(text);
            assertThat(parsed.codes()).isEmpty();
            String formatted = RuleFormatter.format(parsed.tree());
            assertThat(TreeText.of(onSmallStack(formatted).tree())).isEqualTo(TreeText.of(parsed.tree()));
        }
    }

    @Test
    void oneLevelOrOperatorMoreIsRefused() {
        assertThat(Parsing.of("x = " + "(".repeat(201) + "1" + ")".repeat(201)).codes())
                .containsExactly("NestingTooDeep");
        assertThat(Parsing.of("x = 1" + "-1".repeat(201)).codes()).containsExactly("StatementTooLong");
        assertThat(Parsing.of("if a { x = 1 }" + " else if a { x = 1 }".repeat(200))
                        .codes())
                .containsExactly("NestingTooDeep");
        assertThat(Parsing.of("x = 1\n".repeat(1000)).codes()).isEmpty();
        assertThat(Parsing.of("x = 1\n".repeat(1001)).codes()).containsExactly("TooManyStatements");
        assertThat(Parsing.of("a".repeat(64) + " = 1").codes()).isEmpty();
        assertThat(Parsing.of("a".repeat(65) + " = 1").codes()).containsExactly("NameTooLong");
        assertThat(Parsing.of("hyper a = [1" + ", 1".repeat(31) + "]").codes()).isEmpty();
        assertThat(Parsing.of("hyper a = [1" + ", 1".repeat(32) + "]").codes()).containsExactly("TooManyElements");
    }

    @Test
    void aFileMayHaveOneMebibyteAndNoMore() {
        assertThat(Parsing.of(" ".repeat(MEBIBYTE)).codes()).isEmpty();
        assertThat(Parsing.of(" ".repeat(MEBIBYTE + 1)).codes()).containsExactly("FileTooLarge");
        assertThat(Parsing.of("/*" + "θ".repeat(MEBIBYTE / 2) + "*/").codes()).containsExactly("FileTooLarge");
    }

    @Test
    void nulAndHalvesOfSurrogatePairsAreRefusedAtTheirPlace() {
        assertThat(SyntaxErrorsTest.summary("x = 1\n// \0"))
                .isEqualTo("2:4 InvalidCharacter the file holds a NUL character");
        assertThat(SyntaxErrorsTest.summary("x = \uD835 + 1"))
                .isEqualTo("1:5 InvalidCharacter half of a surrogate pair");
    }

    private static Parsing onSmallStack(String text) {
        var result = new AtomicReference<Parsing>();
        var failure = new AtomicReference<Throwable>(new AssertionError("no result"));
        var thread = new Thread(null, () -> result.set(Parsing.of(text)), "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (result.get() == null) {
            throw new AssertionError(failure.get());
        }
        return result.get();
    }
}
