package app.latchkey.contacts;

import java.util.List;

/** The contact still has records that must not lose it. */
public class ContactInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ContactHolding> holdings;

    ContactInUse(List<ContactHolding> holdings) {
        super("Still in use: " + holdings);
        this.holdings = List.copyOf(holdings);
    }

    public List<ContactHolding> holdings() {
        return holdings;
    }
}
