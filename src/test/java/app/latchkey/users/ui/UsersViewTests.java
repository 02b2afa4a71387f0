package app.latchkey.users.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class UsersViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    private static void follow(String query) {
        UI.getCurrent().navigate(UsersView.PATH, QueryParameters.fromString(query));
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    @Test
    void showsEverybodyOfTheAgency() {
        navigate(UsersView.class);
        assertThat(count()).isEqualTo("4 people");
        assertThat(test(find(UserGrid.class).single()).getRow(0).email())
                .isEqualTo(agency.admin().email());
    }

    @Test
    void opensWhatALinkNamesAndSaysWhatItCouldNotRead() {
        follow("role=manager&role=viewer&branch=" + agency.branchId() + "&sort=-email&status=asleep");
        assertThat(count()).isEqualTo("2 people");
        assertThat(find(Button.class).withText("Role: Manager, Viewer").exists())
                .isTrue();
        assertThat(find(Button.class).withText("Branch: North").exists()).isTrue();
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("status=asleep");
    }

    @Test
    void whatIsTypedFiltersAtOnceAndIsTakenAwayByItsChip() {
        navigate(UsersView.class);
        test(find(TextField.class).all().getFirst()).setValue("test agent");
        assertThat(count()).isEqualTo("1 person");
        test(find(Button.class).withText("Text: test agent").single()).click();
        assertThat(count()).isEqualTo("4 people");
        test(find(TextField.class).all().getFirst()).setValue("nobody at all");
        assertThat(count()).isEqualTo("Nobody");
    }
}
