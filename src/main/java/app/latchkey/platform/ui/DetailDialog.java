package app.latchkey.platform.ui;

import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;

/** On a narrow screen the detail is a dialog, and the component leaves it without a name. */
public final class DetailDialog {

    private DetailDialog() {}

    public static void name(MasterDetailLayout layout, String name) {
        layout.getElement().executeJs("""
                requestAnimationFrame(() => {
                  const detail = this.shadowRoot.querySelector('#detail');
                  const name = () => detail.getAttribute('role') === 'dialog'
                    ? detail.setAttribute('aria-label', $0) : detail.removeAttribute('aria-label');
                  new MutationObserver(name).observe(detail, {attributeFilter: ['role']});
                  name();
                })""", name);
    }
}
