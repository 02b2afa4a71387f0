package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Arrays;

/** Fields that belong together under a heading, in as many columns as fit. */
public class FormSection extends Div {

    private static final long serialVersionUID = 1L;

    private final FormLayout form;

    public FormSection(String title, Component... parts) {
        form = new FormLayout(parts);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setColumnWidth("14rem");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        Arrays.stream(parts).filter(TextArea.class::isInstance).forEach(this::wide);
        add(new H3(title), form);
        addClassName("form-section");
    }

    public FormSection wide(Component part) {
        form.setColspan(part, 2);
        return this;
    }

    /** Tells when the person changes any of the fields. */
    public void onTyping(Runnable typed) {
        form.getChildren()
                .filter(HasValue.class::isInstance)
                .forEach(field -> ((HasValue<?, ?>) field).addValueChangeListener(event -> {
                    if (event.isFromClient()) {
                        typed.run();
                    }
                }));
    }
}
