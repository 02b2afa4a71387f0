package app.latchkey.contacts;

import java.util.List;
import java.util.Optional;

/**
 * The records of one kind that hang on contacts, offered by the feature that keeps them: so contacts need not know who
 * builds on them. At a merge the kinds are moved in their Spring order, and moved back in the opposite one. All is
 * called within a transaction.
 */
public interface ContactReferences {

    /** A word that texts and stored merges name the kind by, such as {@code listing}. */
    String kind();

    /** Whether a contact with any such record must stay in the lists. */
    boolean binding();

    long count(long contactId);

    /** The first ones, as a person looks for them. */
    List<LinkedRecord> first(long contactId, int limit);

    /**
     * Hangs all of one contact's records on another.
     *
     * @return what {@link #moveBack} needs, as JSON; empty when nothing was moved
     */
    Optional<String> move(long fromId, long toId);

    /**
     * Undoes a move to the letter.
     *
     * @throws UndoRefused when a record is no longer as the move left it; nothing may be written then
     */
    void moveBack(String moved);
}
