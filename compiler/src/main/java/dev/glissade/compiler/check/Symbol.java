package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Identifier;

/** What a name of a unit means. */
sealed interface Symbol {

    String name();

    record OfHyper(HyperSymbol hyper) implements Symbol {
        @Override
        public String name() {
            return hyper.name();
        }

        boolean isList() {
            return hyper.type() == HyperType.LIST;
        }

        boolean isFlag() {
            return hyper.type() == HyperType.FLAG;
        }
    }

    /** A hyperparameter of the chain's optimizer. */
    record OfShared(Identifier declaration) implements Symbol {
        @Override
        public String name() {
            return declaration.text();
        }
    }

    record OfState(StateSymbol state) implements Symbol {
        @Override
        public String name() {
            return state.name();
        }

        boolean isList() {
            return state.list().isPresent();
        }
    }

    /** A local, by the identifier that introduces it. */
    record OfLocal(Identifier declaration) implements Symbol {
        @Override
        public String name() {
            return declaration.text();
        }
    }

    /** The variable of a {@code for}. */
    record OfLoop(Identifier declaration, Identifier list) implements Symbol {
        @Override
        public String name() {
            return declaration.text();
        }
    }

    /** A name that already has an error. */
    record Unknown(String name) implements Symbol {}
}
