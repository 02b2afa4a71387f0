package app.latchkey.webhooks.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.webhooks.WebhookService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class WebhookVocabulary implements HistoryVocabulary {

    @Override
    public String kind() {
        return WebhookService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return new WebhookWords(owner)::of;
    }
}
