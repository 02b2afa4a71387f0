package app.latchkey.webhooks.ui;

import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.webhooks.InvalidWebhook;
import app.latchkey.webhooks.NewSecret;
import app.latchkey.webhooks.SavedWebhook;
import app.latchkey.webhooks.WebhookDetails;
import app.latchkey.webhooks.WebhookNotFound;
import app.latchkey.webhooks.WebhookRefused;
import app.latchkey.webhooks.WebhookService;
import app.latchkey.webhooks.WebhookTopic;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Set;
import java.util.function.Consumer;

/** Says where messages go, and what about. */
class WebhookDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_URL = 2000;

    private final FormFields fields = new FormFields(this);
    private final TextField url = fields.text("webhook.url", "url", LONGEST_URL);
    private final CheckboxGroup<WebhookTopic> topics = fields.add("topics", new CheckboxGroup<>());
    private final Trouble trouble = new Trouble();
    private final WebhookDetails before;
    private final transient Consumer<WebhookDetails> save;

    /**
     * @param title key of the heading
     * @param saving key of what the button says
     */
    private WebhookDialog(String title, WebhookDetails before, String saving, Consumer<WebhookDetails> save) {
        this.before = before;
        this.save = save;
        setHeaderTitle(getTranslation(title));
        setWidth("min(34rem, 96vw)");
        setCloseOnOutsideClick(false);
        url.setValue(before.url());
        url.setPlaceholder("https://");
        url.setHelperText(getTranslation("webhook.url-help"));
        url.setRequiredIndicatorVisible(true);
        url.setWidthFull();
        url.setAutofocus(true);
        url.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        topics.setLabel(getTranslation("webhook.topics"));
        topics.setItems(WebhookTopic.choices());
        topics.setItemLabelGenerator(new WebhookWords(this)::topic);
        topics.setItemHelperGenerator(WebhookTopic::word);
        topics.setManualValidation(true);
        topics.addClassName("webhook-topics");
        topics.setValue(before.topics());
        add(trouble, url, topics);
        var confirm = new Button(getTranslation(saving), event -> save());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL).setResetFocusOnActiveElement(true);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> cancel()), confirm);
        addDialogCloseActionListener(event -> cancel());
    }

    static WebhookDialog adding(WebhookService webhooks, Consumer<NewSecret> added) {
        return new WebhookDialog(
                "webhook.add-title",
                new WebhookDetails("", Set.copyOf(WebhookTopic.choices())),
                "webhook.add",
                details -> added.accept(webhooks.add(webhooks.judge(details))));
    }

    static WebhookDialog editing(SavedWebhook webhook, WebhookService webhooks, Runnable saved) {
        return new WebhookDialog("webhook.edit-title", webhook.details(), "contact.save", details -> {
            webhooks.update(webhook, webhooks.judge(details));
            saved.run();
        });
    }

    private WebhookDetails read() {
        return new WebhookDetails(url.getValue(), topics.getValue());
    }

    private void save() {
        trouble.clear();
        fields.clear();
        try {
            save.accept(read());
            close();
        } catch (InvalidWebhook e) {
            fields.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (StaleEdit e) {
            trouble.say(e);
        } catch (WebhookRefused e) {
            trouble.say(getTranslation("webhook.refused." + e.reason(), WebhookService.MOST));
        } catch (WebhookNotFound e) {
            trouble.say(getTranslation("webhook.gone"));
        }
    }

    private void cancel() {
        if (read().equals(before)) {
            close();
        } else {
            Unsaved.ask(this, this::close, () -> {});
        }
    }
}
