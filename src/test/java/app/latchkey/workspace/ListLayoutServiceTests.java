package app.latchkey.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.workspace.ListLayout.Column;
import app.latchkey.workspace.ListLayout.Density;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ListLayoutServiceTests {

    private static final ListLayout OWN = new ListLayout(
            List.of(new Column("RENT", true, "120px"), new Column("TOWN", false, null)), Density.COMFORTABLE);

    @Autowired
    private ListLayoutService layouts;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void everybodyKeepsOneLayoutPerList() {
        var agency = agencies.create();
        Agencies.signIn(agency.agent());
        assertThat(layouts.of("listings")).isEmpty();
        layouts.remember("listings", OWN.dense(Density.COMPACT));
        statements.reset();
        layouts.remember("listings", OWN);
        assertThat(statements.statements()).hasSize(1);
        statements.reset();
        assertThat(layouts.of("listings")).contains(OWN);
        assertThat(statements.statements()).hasSize(1);
        assertThat(layouts.of("contacts")).isEmpty();
        Agencies.signIn(agency.manager());
        assertThat(layouts.of("listings")).isEmpty();
        Agencies.signIn(agencies.create().agent());
        assertThat(layouts.of("listings")).isEmpty();
    }
}
