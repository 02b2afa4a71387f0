package app.latchkey.webhooks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.webhooks.WebhookDetails;
import app.latchkey.webhooks.WebhookService;
import app.latchkey.webhooks.WebhookStatus;
import app.latchkey.webhooks.WebhookTopic;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class WebhooksViewTests extends SpringBrowserlessTest {

    private static final String URL = "https://127.0.0.1/hooks";

    @Autowired
    private Agencies agencies;

    @Autowired
    private WebhookService webhooks;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    private long webhook() {
        return webhooks.add(webhooks.judge(new WebhookDetails(URL, Set.copyOf(WebhookTopic.choices()))))
                .webhookId();
    }

    private static void open(long id) {
        UI.getCurrent().navigate(WebhooksView.PATH + "/" + id);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).all().getLast();
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    @Test
    void saysWhatIsTheMatterAndKeepsTheTyping() {
        navigate(WebhooksView.class);
        assertThat(count()).isEqualTo("No webhook");
        test(button("Add webhook")).click();
        var dialog = find(WebhookDialog.class).single();
        var url = find(TextField.class, dialog).single();
        test(url).setValue("nonsense");
        test(find(Button.class, dialog).withText("Add webhook").single()).click();
        assertThat(url.isInvalid()).isTrue();
        assertThat(url.getErrorMessage()).contains("begin with https://");
        assertThat(url.getValue()).isEqualTo("nonsense");
        assertThat(webhooks.list()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoAddsOneSeesItsSecretAndThenItsPanel() {
        navigate(WebhooksView.class);
        test(button("Add webhook")).click();
        var dialog = find(WebhookDialog.class).single();
        test(find(TextField.class, dialog).single()).setValue(URL);
        find(CheckboxGroup.class, dialog).single().setValue(Set.of(WebhookTopic.LISTING_CREATED));
        test(find(Button.class, dialog).withText("Add webhook").single()).click();
        var secret = find(SecretDialog.class).single();
        assertThat(find(TextField.class, secret).single().getValue()).startsWith("whsec_");
        test(button("I have it")).click();
        assertThat(find(SecretDialog.class).exists()).isFalse();
        assertThat(count()).isEqualTo("1 webhook");
        assertThat(test(find(WebhookGrid.class).single()).getRow(0).details().topics())
                .containsExactly(WebhookTopic.LISTING_CREATED);
        assertThat(find(PanelHeader.class).single().getElement().getTextRecursively())
                .contains(URL)
                .contains("Active");
    }

    @Test
    void aLinkOpensOneAndSaysSoWhenThereIsNone() {
        long id = webhook();
        open(id);
        assertThat(find(PanelHeader.class).exists()).isTrue();
        Agencies.signIn(agencies.create().admin());
        open(id);
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("There is no webhook with the number");
        assertThat(find(PanelHeader.class).exists()).isFalse();
    }

    @Test
    void isPausedAfterAQuestionAndResumedWithoutOne() {
        long id = webhook();
        open(id);
        test(button("Pause")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(webhooks.find(id).orElseThrow().status()).isEqualTo(WebhookStatus.PAUSED);
        assertThat(find(Span.class).withClassName("PAUSED").exists()).isTrue();
        test(button("Resume")).click();
        assertThat(find(Span.class).withClassName("PAUSED").exists()).isFalse();
    }

    @Test
    void isRemovedAfterAQuestionAndItsPanelWithIt() {
        open(webhook());
        test(button("Remove")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(webhooks.list()).isEmpty();
        assertThat(find(PanelHeader.class).exists()).isFalse();
        assertThat(count()).isEqualTo("No webhook");
    }

    @Test
    void aTestIsInTheListOfDeliveriesWithItsMessage() {
        open(webhook());
        var deliveries = find(DeliveryList.class).single();
        assertThat(find(ListItem.class, deliveries).exists()).isFalse();
        test(button("Send a test")).click();
        assertThat(find(ListItem.class, deliveries).single().getElement().getTextRecursively())
                .contains("Test", "Waiting");
        assertThat(find(Button.class, deliveries).withText("Send again").exists())
                .as("what is on its way")
                .isFalse();
        test(button("Message")).click();
        assertThat(find(Pre.class).single().getText()).contains("\"topic\":\"ping\"");
    }

    @Test
    void anEditFromAnOlderStateSaysSoAndKeepsTheTyping() {
        long id = webhook();
        open(id);
        test(button("Edit")).click();
        var url = find(TextField.class, find(WebhookDialog.class).single()).single();
        test(url).setValue("https://127.0.0.2/");
        Agencies.byColleague(
                agency.admin(),
                () -> webhooks.update(
                        webhooks.find(id).orElseThrow(),
                        webhooks.judge(
                                new WebhookDetails("https://127.0.0.3/", Set.of(WebhookTopic.LISTING_CREATED)))));
        test(button("Save")).click();
        assertThat(find(WebhookDialog.class).single().getElement().getTextRecursively())
                .contains(agency.admin().name());
        assertThat(url.getValue()).isEqualTo("https://127.0.0.2/");
    }

    @Test
    void anotherSecretIsMadeAfterAQuestion() {
        open(webhook());
        test(button("New secret")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(SecretDialog.class).exists()).isTrue();
    }
}
