package dev.glissade.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.TreeText;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.parse.Parsing;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFormatterTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            ((a)+((b)*(c)))         => a + b*c
            (a + b)*c               => (a + b)*c
            a - (b - c) - (d + e)   => a - (b - c) - (d + e)
            a/(b*c)/(d/e)           => a/(b*c)/(d/e)
            (a^b)^c + a^(b^c)       => (a^b)^c + a^b^c
            (-a)^2 - (-(a^2))       => (-a)^2 - -a^2
            a*(-b)^(-c)             => a*(-b)^-c
            a^(-(b^c))              => a^-b^c
            not ((a) and (b or c))  => not (a and (b or c))
            (not a) and not (b < c) => not a and not b < c
            (a < b) == (c < d)      => (a < b) == (c < d)
            t%k==0                  => t % k == 0
            a @ (b)                 => a @ b
            group  norm( grad )     => group norm(grad)
            f ( )                   => f()
            f(a,b = 1,c=[1,2])      => f(a, b = 1, c = [1, 2])
            1.50 + .5 + 1E-3        => 1.50 + .5 + 1E-3
            """)
    void writesTheParenthesesThatAreNeededAndNoOthers(String written, String canonical) {
        assertThat(RuleFormatter.format(expression(written))).isEqualTo(canonical);
    }

    @Test
    void everyCommentKeepsItsPlaceOrGoesInFrontOfItsItem() {
        String text = """
                // start
                /** Doc of the rule.
                 *  Second line. */

                /** lr doc */ hyper lr = 1e-3 in (0, inf) // the rate
                hyper b = [1, 2, .5] in [-1, 1e-20] /* x */; state v[b]: group scalar = 3 as bf16 /** none */
                x = a + // inside
                    b /* c1 */ /* c2 */ // c3

                if a { // head
                  // lead
                  x = 1; y = 2 // tail


                  z = 3
                  // last
                } // after
                else if /* cond */ c { } else /* e */ { // else
                  if d { x = 3 }
                } // end
                // fin
                """;

        assertThat(RuleFormatter.format(Parsing.of(text).tree())).isEqualTo("""
                        /**
                         * Doc of the rule.
                         *  Second line.
                         */

                        // start
                        /** lr doc */
                        hyper lr = 1e-3 in (0, inf) // the rate
                        hyper b = [1, 2, .5] in [-1, 1e-20] /* x */
                        state v[b]: group scalar = 3 as bf16 /* none */
                        // inside
                        x = a + b /* c1 */ /* c2 */ // c3

                        if a { // head
                          // lead
                          x = 1
                          y = 2 // tail

                          z = 3
                          // last
                        } else if c {
                          // after
                          /* cond */
                        } else {
                          /* e */
                          // else
                          if d {
                            x = 3
                          }
                        } // end
                        // fin
                        """);
    }

    @Test
    void aRandomTreeComesBackFromItsText() {
        for (long seed = 0; seed < 3000; seed++) {
            Expr tree = new RandomExpressions(new Random(seed)).draw(4);
            String plain = RandomExpressions.plain(tree);
            String canonical = RuleFormatter.format(tree);

            assertThat(TreeText.of(expression(plain)))
                    .as("seed %d: %s", seed, plain)
                    .isEqualTo(TreeText.of(tree));
            assertThat(TreeText.of(expression(canonical)))
                    .as("seed %d: %s", seed, canonical)
                    .isEqualTo(TreeText.of(tree));
        }
    }

    @Test
    void aRandomFileKeepsItsTreeAndIsFormattedOnce() {
        for (long seed = 0; seed < 3000; seed++) {
            String text = RandomRuleText.draw(seed);
            var parsed = Parsing.of(text);
            assertThat(parsed.messages()).as("seed %d:%n%s", seed, text).isEmpty();

            FormatRoundTrip.check(parsed.tree(), "seed " + seed + ":\n" + text);
        }
    }

    private static Expr expression(String text) {
        Unit.Block unit = (Unit.Block) Parsing.of("x = " + text).tree().units().get(0);
        return ((Statement.Assign) unit.statements().get(0)).value();
    }
}
