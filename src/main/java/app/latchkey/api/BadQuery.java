package app.latchkey.api;

import app.latchkey.platform.QueryReader.Mistake;
import java.util.List;

/** What stands in the address makes no sense. */
class BadQuery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;
    private final transient List<String> repeated;
    private final transient List<String> unknown;

    BadQuery(List<Mistake> mistakes, List<String> repeated, List<String> unknown) {
        super("Bad query");
        this.mistakes = List.copyOf(mistakes);
        this.repeated = List.copyOf(repeated);
        this.unknown = List.copyOf(unknown);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Names that stand there more than once, where once is all they may. */
    List<String> repeated() {
        return repeated;
    }

    /** Names that mean nothing here. */
    List<String> unknown() {
        return unknown;
    }
}
