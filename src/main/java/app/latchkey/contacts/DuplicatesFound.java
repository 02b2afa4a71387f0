package app.latchkey.contacts;

import java.util.List;

/** The contact may be here already; whoever enters it has to say that it is somebody else. */
public class DuplicatesFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PossibleDuplicate> duplicates;

    DuplicatesFound(List<PossibleDuplicate> duplicates) {
        super("May be here already");
        this.duplicates = List.copyOf(duplicates);
    }

    public List<PossibleDuplicate> duplicates() {
        return duplicates;
    }
}
