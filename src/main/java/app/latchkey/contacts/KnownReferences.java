package app.latchkey.contacts;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All kinds of records that hang on contacts. They are asked for late: who keeps them builds on contacts' services. */
@Component
class KnownReferences {

    private final ObjectProvider<ContactReferences> kinds;

    KnownReferences(ObjectProvider<ContactReferences> kinds) {
        this.kinds = kinds;
    }

    /** In the order in which they move. */
    List<ContactReferences> inOrder() {
        return kinds.orderedStream().toList();
    }
}
