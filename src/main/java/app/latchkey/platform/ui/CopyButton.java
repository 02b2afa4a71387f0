package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

/** Copies what a field holds or a list shows, as the browser has it, and says so when it has. */
public class CopyButton extends Button {

    private static final long serialVersionUID = 1L;

    public CopyButton(Component shown, String label) {
        super(label);
        getElement().executeJs("""
                this.addEventListener('click', () => navigator.clipboard?.writeText($0.value ?? $0.innerText)
                    .then(() => this.textContent = $1))""", shown.getElement(), getTranslation("links.copied"));
    }
}
