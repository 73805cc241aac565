package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.diag.DiagnosticRenderer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about every kind of slip, and where; {@code \n} in a row is a line end. */
class SyntaxErrorsTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            x = 2y              => 1:5 ImpliedMultiplication no sign between '2' and 'y'
            x = 2(a + b)        => 1:5 ImpliedMultiplication no sign between '2' and '('
            x = (2y + 1)*3      => 1:6 ImpliedMultiplication no sign between '2' and 'y'
            x = lr grad         => 1:5 ImpliedMultiplication no sign between 'lr' and 'grad'
            x = f(a) b          => 1:8 ImpliedMultiplication no sign between ')' and 'b'
            x = ∇θ              => 1:5 ImpliedMultiplication no sign between '∇' and 'theta'
            x = a < b < c       => 1:11 ChainedComparison comparisons do not chain
            x = y²^3            => 1:5 RepeatedPower a power of a power in superscript
            x = y² ³            => 1:5 RepeatedPower a power of a power in superscript
            ημ = 3              => 1:1 GluedLetters a Greek letter and another letter stand together in 'ημ'
            x = β₁m             => 1:5 GluedLetters a Greek letter and another letter stand together in 'β1m'
            x = gμ              => 1:5 GluedLetters a Greek letter and another letter stand together in 'gμ'
            x = a\\n + b        => 2:2 LeadingOperator a line cannot start with '+'
            x = a\\n and b      => 2:2 LeadingOperator a line cannot start with 'and'
            x\\n= a             => 2:1 LeadingOperator a line cannot start with '='
            hyper a = 1\\nin [0, 1] => 2:1 LeadingOperator a line cannot start with 'in'
            if t == 1\\n{ x = 3 } => 2:1 BraceOnNextLine '{' on a line of its own
            x = 1e999           => 1:5 NumberTooLarge the number '1e999' is too large
            x = 1.2.3           => 1:5 MalformedNumber '1.2.3' is no number
            x = 1.              => 1:5 MalformedNumber '1.' is no number
            x = 1_000           => 1:5 MalformedNumber '1_000' is no number
            x = yᵀ              => 1:6 InvalidSuperscript 'ᵀ' is no exponent
            x = y⁻              => 1:6 InvalidSuperscript '⁻' is no exponent
            x = a & b           => 1:7 InvalidCharacter character '&' (U+0026) means nothing here
            x = a \u200B        => 1:7 InvalidCharacter character U+200B means nothing here
            x = ж               => 1:5 InvalidCharacter character 'ж' (U+0436) in a name
            x = é               => 1:5 InvalidCharacter character U+0301 in a name
            x = mₜ              => 1:5 InvalidCharacter subscript letter 'ₜ' (U+209C) in a name
            x = a /* b          => 1:7 UnclosedComment the comment that starts here never ends
            t = 3               => 1:1 NotAssignable 't' cannot be assigned
            π += 3              => 1:1 NotAssignable 'pi' cannot be assigned
            let in = 3          => 1:5 ReservedWord 'in' is a reserved word and cannot be a name
            optimizer o = a(b = c(every = 5)) => 1:23 UnexpectedToken expected ')', found 'every'
            schedule a { hyper every = 10 } => 1:20 ReservedWord 'every' is a reserved word and cannot be a name
            let theta = 3       => 1:5 ReservedWord 'theta' is a reserved word and cannot be a name
            state = 4           => 1:1 ReservedWord 'state' is a reserved word and cannot be a name
            unit = 3            => 1:1 ReservedWord 'unit' is a reserved word and cannot be a name
            x = law*2           => 1:5 ReservedWord 'law' is a reserved word and cannot be a name
            optimizer for { }   => 1:11 ReservedWord 'for' is a reserved word and cannot be a name
            x = (a + b          => 1:5 UnclosedBracket '(' is never closed
            x = v[0; y = 1      => 1:6 UnclosedBracket '[' is never closed
            x = (a + b\\nlet y = 3 => 1:5 UnclosedBracket '(' is never closed
            x = f(a, (b\\ny = c)  => 1:10 UnclosedBracket '(' is never closed
            if t == 1 { x = 3   => 1:11 UnclosedBracket '{' is never closed
            if (t == 1 { x = 3 } => 1:12 UnexpectedToken expected an operator or ')', found '{'
            x = 1\\nhyper a      => 2:1 MisplacedDeclaration 'hyper' after a statement or in a block
            if a { state b }    => 1:8 MisplacedDeclaration 'state' after a statement or in a block
            optimizer a { }\\nx = 3 => 2:1 StatementOutsideUnit a statement or declaration outside the units of the file
            x 3                 => 1:3 UnexpectedToken expected an assignment sign, found '3'
            x = = 4             => 1:5 UnexpectedToken expected an expression, found '='
            x = )               => 1:5 UnexpectedToken expected an expression, found ')'
            x = 3 +             => 1:8 UnexpectedToken expected an expression, found the end of the file
            x = 3 *; y = 1      => 1:8 UnexpectedToken expected an expression, found ';'
            x = 3 y = 4         => 1:7 UnexpectedToken expected the end of the statement, found 'y'
            if a { b = 1 } c = 2 => 1:16 UnexpectedToken expected the end of the statement, found 'c'
            if x = 3 { y = 1 }  => 1:6 UnexpectedToken expected an operator or '{', found '='
            x = a**2            => 1:7 UnexpectedToken expected an expression, found '*'
            f(x) = 3            => 1:2 UnexpectedToken expected an assignment sign, found '('
            }                   => 1:1 UnexpectedToken expected a statement, a declaration or a unit, found '}'
            { x = 1 }           => 1:1 UnexpectedToken expected a statement, a declaration or a unit, found '{'
            hyper a in (0 1)    => 1:15 UnexpectedToken expected ',', found '1'
            hyper a in (0, b)   => 1:16 UnexpectedToken expected 'inf' or a number, found 'b'
            state v: int = 3    => 1:10 UnexpectedToken expected 'scalar', found 'int'
            optimizer { x = 1 } => 1:1 UnexpectedToken expected a name after 'optimizer', found '{'
            optimizer a         => 1:12 UnexpectedToken expected '=' or '{', found the end of the file
            optimizer a = b >> >> c => 1:20 UnexpectedToken expected a name, found '>>'
            optimizer a = b(1)  => 1:17 UnexpectedToken expected ')', found '1'
            optimizer a = b c   => 1:17 UnexpectedToken expected the end of the statement, found 'c'
            optimizer a { wrapper b { } } => 1:15 UnexpectedToken expected a statement or '}', found 'wrapper'
            for i in 3 { }      => 1:10 UnexpectedToken expected a name, found '3'
            eval 3              => 1:6 UnexpectedToken expected '=', found '3'
            else { x = 1 }      => 1:1 UnexpectedToken expected a statement, a declaration or a unit, found 'else'
            """)
    void oneSlipIsOneMessageAtItsPlace(String text, String expected) {
        assertThat(summary(text.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @Test
    void aSlipDoesNotHideTheOthersAndCausesNone() {
        assertThat(summary("""
                                optimizer first_one {
                                  hyper lr = 1e-3 in [0, 1
                                  hyper beta = = 3
                                  v = beta*v + (1 - beta*grad
                                  let x = 2y
                                  if x > { theta = 1 } else {
                                    theta = * 2
                                    w = 3
                                    +4
                                  }
                                  theta -= v
                                }
                                optimizer second = first_one( >> adam
                                optimizer third {
                                  theta = theta theta
                                """)).isEqualTo("""
                        2:22 UnclosedBracket '[' is never closed
                        3:16 UnexpectedToken expected an expression or '[', found '='
                        4:16 UnclosedBracket '(' is never closed
                        5:11 ImpliedMultiplication no sign between '2' and 'y'
                        6:10 UnexpectedToken expected an expression, found '{'
                        9:5 LeadingOperator a line cannot start with '+'
                        13:31 UnexpectedToken expected ')', found '>>'
                        14:17 UnclosedBracket '{' is never closed
                        15:11 ImpliedMultiplication no sign between 'theta' and 'theta'""");
    }

    @Test
    void atMostTwentyErrorsAreSaidTheFirstOfTheText() {
        var parsing = Parsing.of("x = * 1\n".repeat(300) + "y = &\n".repeat(300));

        assertThat(parsing.messages()).hasSize(20);
        assertThat(parsing.messages().get(19).span().start()).isEqualTo(19 * "x = * 1\n".length() + 4);
        assertThat(parsing.file()).isEmpty();
    }

    @Test
    void aUnitThatIsLeftHalfReadIsNotMadeIntoATree() {
        var parsing = Parsing.of("optimizer a {\n" + "hyper every = 1\n".repeat(30) + "x = 1\n}\n");

        assertThat(parsing.codes()).hasSize(20).containsOnly("ReservedWord");
    }

    @Test
    void hintsSayWhatToWrite() {
        assertThat(DiagnosticRenderer.render(Parsing.of("v = g*v + 2lr*grad").messages()))
                .isEqualTo("""
                        rule.opt:1:11: error: no sign between '2' and 'lr' [ImpliedMultiplication]
                          v = g*v + 2lr*grad
                                    ^~~
                          hint: there is no implied multiplication: write '2*lr'""");
    }

    static String summary(String text) {
        var parsing = Parsing.of(text);
        return parsing.messages().stream()
                .map(message -> parsing.source().line(message.span().start())
                        + ":"
                        + parsing.source().column(message.span().start())
                        + " "
                        + message.code().id()
                        + " "
                        + message.message())
                .collect(Collectors.joining("\n"));
    }
}
