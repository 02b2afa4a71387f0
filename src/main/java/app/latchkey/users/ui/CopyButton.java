package app.latchkey.users.ui;

import com.vaadin.flow.component.button.Button;

/** Copies a text, and says so when it has. */
class CopyButton extends Button {

    private static final long serialVersionUID = 1L;

    CopyButton(String copied, String label) {
        super(label);
        getElement().executeJs("""
                this.addEventListener('click', () => navigator.clipboard?.writeText($0)
                    .then(() => this.textContent = $1))""", copied, getTranslation("links.copied"));
    }
}
