package app.latchkey.listings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before what was typed is thrown away. */
final class Unsaved {

    private Unsaved() {}

    static void ask(Component owner, Runnable leave, Runnable stay) {
        var ask = new ConfirmDialog();
        ask.setHeader(owner.getTranslation("unsaved.title"));
        ask.setText(owner.getTranslation("unsaved.text"));
        ask.setCancelable(true);
        ask.setCancelText(owner.getTranslation("unsaved.stay"));
        ask.setConfirmText(owner.getTranslation("unsaved.leave"));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(confirmed -> leave.run());
        ask.addCancelListener(stayed -> stay.run());
        ask.open();
    }
}
