package app.latchkey.platform.ui;

import com.vaadin.flow.component.tabs.TabSheet;

/** The tabs of a record beside its list. */
public class PanelTabs extends TabSheet {

    private static final long serialVersionUID = 1L;

    public PanelTabs() {
        addClassName("panel-tabs");
        // The scroller inside the tab list is no tab; without this it would be announced as one.
        getElement()
                .executeJs("requestAnimationFrame(() => this.querySelector('vaadin-tabs')"
                        + ".shadowRoot.querySelector('#scroll').removeAttribute('tabindex'))");
    }

    /** Reads again what was looked at; the tab that is open stays open. */
    public void renew() {
        for (int i = 0; i < getTabCount(); i++) {
            if (getComponent(getTabAt(i)) instanceof Lazy content) {
                content.renew();
            }
        }
    }
}
