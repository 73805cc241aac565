package dev.glissade.dsl.format;

import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.ScalarScope;
import dev.glissade.dsl.ast.UnaryOp;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Draws expression trees of every kind, and writes them with every parenthesis, the plainest text there is. */
final class RandomExpressions implements Expr.Cases<String> {

    private static final Span NOWHERE = new Span(0, 0);
    private static final List<String> NUMBERS = List.of("0", "1", "0.5", ".5", "1e-3", "2E+10", "12345678901234567890");
    private static final List<String> NAMES = List.of("x", "beta1", "_", "lr", "class", "mhat", "v_max", "sqrt");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Expr draw(int depth) {
        return switch (depth <= 0 ? random.nextInt(5) : random.nextInt(16)) {
            case 0 -> number();
            case 1 -> new Expr.Name(pick(NAMES), NOWHERE);
            case 2 -> new Expr.Known(pick(List.of(Builtin.values())), NOWHERE);
            case 3 -> new Expr.Truth(random.nextBoolean(), NOWHERE);
            case 4 -> new Expr.Element(identifier(), index(), NOWHERE);
            case 5 -> new Expr.Unary(pick(List.of(UnaryOp.values())), draw(depth - 1), NOWHERE);
            case 6 -> call(depth - 1);
            case 7 -> new Expr.GradientAt(draw(depth - 1), NOWHERE);
            case 8 -> new Expr.Prev(draw(depth - 1), NOWHERE);
            case 9 -> new Expr.Stale(draw(depth - 1), NOWHERE);
            default -> new Expr.Binary(pick(List.of(BinaryOp.values())), draw(depth - 1), draw(depth - 1), NOWHERE);
        };
    }

    private Expr number() {
        String text = pick(NUMBERS);
        return new Expr.Num(Double.parseDouble(text), text, NOWHERE);
    }

    private Index index() {
        return random.nextBoolean() ? new Index.OfName(identifier()) : new Index.OfNumber(random.nextInt(40), NOWHERE);
    }

    private Expr call(int depth) {
        Optional<ScalarScope> scope = random.nextInt(3) == 0
                ? Optional.of(pick(List.of(ScalarScope.GROUP, ScalarScope.GLOBAL)))
                : Optional.empty();
        List<Expr> arguments =
                Stream.generate(() -> draw(depth)).limit(random.nextInt(4)).toList();
        List<Unit.Setting> named = Stream.generate(() -> new Unit.Setting(identifier(), value(depth)))
                .limit(random.nextInt(4) / 2)
                .toList();
        return new Expr.Call(scope, identifier(), arguments, named, NOWHERE);
    }

    Value value(int depth) {
        return random.nextInt(3) > 0
                ? new Value.Single(draw(depth))
                : new Value.Many(
                        Stream.generate(() -> draw(depth))
                                .limit(1 + random.nextInt(3))
                                .toList(),
                        NOWHERE);
    }

    private Identifier identifier() {
        return new Identifier(pick(NAMES), NOWHERE);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The text with every operation in parentheses, so that no order of operators matters. */
    static String plain(Expr e) {
        return e.accept(new RandomExpressions(new Random(0)));
    }

    @Override
    public String number(Expr.Num e) {
        return e.text();
    }

    @Override
    public String truth(Expr.Truth e) {
        return String.valueOf(e.value());
    }

    @Override
    public String name(Expr.Name e) {
        return e.name();
    }

    @Override
    public String builtin(Expr.Known e) {
        return e.builtin().word();
    }

    @Override
    public String element(Expr.Element e) {
        String index = e.index() instanceof Index.OfName name
                ? name.name().text()
                : String.valueOf((int) ((Index.OfNumber) e.index()).value());
        return e.name().text() + " [ " + index + " ] ";
    }

    @Override
    public String unary(Expr.Unary e) {
        return "(" + e.op().sign() + " (" + plain(e.operand()) + "))";
    }

    @Override
    public String binary(Expr.Binary e) {
        return "((" + plain(e.left()) + ")" + e.op().sign() + "(" + plain(e.right()) + "))";
    }

    @Override
    public String call(Expr.Call e) {
        String scope = e.scope()
                .map(s -> s == ScalarScope.GROUP ? "group " : "global ")
                .orElse("");
        Stream<String> named = e.named().stream().map(s -> s.name().text() + "=" + plain(s.value()));
        return scope
                + e.function().text()
                + "("
                + String.join(
                        ",",
                        Stream.concat(e.arguments().stream().map(RandomExpressions::plain), named)
                                .toList())
                + ")";
    }

    @Override
    public String gradientAt(Expr.GradientAt e) {
        return "grad (" + plain(e.point()) + ")";
    }

    @Override
    public String prev(Expr.Prev e) {
        return "prev (" + plain(e.of()) + ")";
    }

    @Override
    public String stale(Expr.Stale e) {
        return "stale (" + plain(e.of()) + ")";
    }

    static String plain(Value value) {
        return value instanceof Value.Single single
                ? plain(single.expr())
                : "["
                        + String.join(
                                ",",
                                ((Value.Many) value)
                                        .elements().stream()
                                                .map(RandomExpressions::plain)
                                                .toList())
                        + "]";
    }
}
