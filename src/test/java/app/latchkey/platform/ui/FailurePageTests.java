package app.latchkey.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class FailurePageTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @BeforeEach
    void signIn() {
        Agencies.signIn(agencies.create().admin());
    }

    @Test
    void theLogNamesTheScreenAndNotTheSecretOfTheLinkThatLedThere(CapturedOutput log) {
        fail("set-password/a-secret-token");
        assertThat(log.getOut())
                .contains("A page failed: set-password/:token")
                .contains("IllegalStateException")
                .doesNotContain("a-secret-token");
        fail("users/4711?q=margaret");
        assertThat(log.getOut())
                .contains("A page failed: users/:id?")
                .doesNotContain("4711")
                .doesNotContain("margaret");
        fail("no-such-place/a-secret-token");
        assertThat(log.getOut()).contains("A page failed: no screen").doesNotContain("a-secret-token");
    }

    private static void fail(String address) {
        var ui = UI.getCurrent();
        var event = new BeforeEnterEvent(
                ui.getInternals().getRouter(),
                NavigationTrigger.PAGE_LOAD,
                new Location(address),
                FailurePage.class,
                ui,
                List.of());
        var failure = new IllegalStateException("broke");
        new FailurePage().setErrorParameter(event, new ErrorParameter<>(Exception.class, failure));
    }
}
