package app.latchkey.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** In the place of rows when there are none: what to do about it. */
public class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    public EmptyState(String title, String text) {
        super(VaadinIcon.SEARCH.create(), new H2(title), new Paragraph(text));
        addClassName("empty-state");
    }
}
