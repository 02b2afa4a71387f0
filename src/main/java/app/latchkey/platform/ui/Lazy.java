package app.latchkey.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;

/** Content of a tab that is read when the tab is first looked at. */
public class Lazy extends Div {

    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<Component> content;

    public Lazy(SerializableSupplier<Component> content) {
        this.content = content;
    }

    /** Reads it again, if it was looked at. */
    public void renew() {
        if (getComponentCount() > 0) {
            removeAll();
            add(content.get());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (getComponentCount() == 0) {
            add(content.get());
        }
    }
}
