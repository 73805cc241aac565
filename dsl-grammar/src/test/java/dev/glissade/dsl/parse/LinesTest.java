package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.format.RuleFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a statement ends; {@code \n} in a row is a line end. */
class LinesTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            x = 1; y = 2             => x = 1\\ny = 2
            ;;x = 1;;\\n\\n;y = 2;\\n => x = 1\\n\\ny = 2
            x = 1\\r\\ny = 2\\r\\n   => x = 1\\ny = 2
            x = a +\\n b *\\n c      => x = a + b*c
            x =\\n\\n a              => x = a
            x = (a\\n+ b)\\n         => x = a + b
            x = f(a,\\n b\\n)        => x = f(a, b)
            x = a or // why\\n b     => // why\\nx = a or b
            x = a /* \\n */ + b      => /*\\n */\\nx = a + b
            hyper a in [0, 1)\\nx = a => hyper a in [0, 1)\\nx = a
            hyper a in (0, 1]; hyper b => hyper a in (0, 1]\\nhyper b
            optimizer a = b >>\\n c  => optimizer a = b >> c
            if a { x = 1 }\\n\\nelse { x = 2 } => if a {\\n  x = 1\\n} else {\\n  x = 2\\n}
            if a {x = 1} else if b {x = 2} => if a {\\n  x = 1\\n} else if b {\\n  x = 2\\n}
            optimizer a{x = 1} optimizer b{x = 2} => optimizer a {\\n  x = 1\\n}\\n\\noptimizer b {\\n  x = 2\\n}
            x = (theta\\n - 1)       => x = theta - 1
            """)
    void aStatementEndsWithItsLineUnlessItIsIncomplete(String text, String canonical) {
        var file = Parsing.of(text.replace("\\n", "\n").replace("\\r", "\r")).tree();

        assertThat(RuleFormatter.format(file)).isEqualTo(canonical.replace("\\n", "\n") + "\n");
    }
}
