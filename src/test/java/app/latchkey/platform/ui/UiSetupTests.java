package app.latchkey.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class UiSetupTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
        UI.getCurrent().navigate("contacts");
    }

    private String said(Throwable failure) {
        var handler = VaadinSession.getCurrent().getErrorHandler();
        assertThat(handler).isNotInstanceOf(DefaultErrorHandler.class);
        handler.error(new ErrorEvent(failure));
        return find(Notification.class).all().getLast().getElement().getTextRecursively();
    }

    @Test
    void aStatementThatTakesTooLongIsSaidToBeOneAndWhatToDo() {
        var failure = catchThrowable(() -> agencies.within(agency.id(), () -> {
            database.sql("select set_config('statement_timeout', '50ms', true)")
                    .query(String.class)
                    .single();
            return database.sql("select pg_sleep(5)").query((row, number) -> 0).list();
        }));
        assertThat(said(failure)).contains("longer than the desk waits").contains("Try again");
    }

    @Test
    void whateverElseFailsHasANumberToQuoteAndNothingOfTheErrorItself() {
        assertThat(said(new IllegalStateException("of Mrs Archer")))
                .contains("Something went wrong on our side")
                .doesNotContain("Archer");
    }
}
