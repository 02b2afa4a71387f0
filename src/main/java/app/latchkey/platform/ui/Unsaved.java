package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent;

/** Asks before what was typed is thrown away. */
public final class Unsaved {

    private Unsaved() {}

    public static void ask(Component owner, Runnable leave, Runnable stay) {
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

    /** Holds a navigation up until the person has answered. */
    public static void hold(Component owner, BeforeLeaveEvent event, Runnable discard) {
        var leaving = event.postpone();
        ask(
                owner,
                () -> {
                    discard.run();
                    leaving.proceed();
                },
                leaving::cancel);
    }

    /** Closing the tab asks, too, as long as the form is there with something typed. To be called at each attach. */
    public static void askAtClosing(Component form) {
        form.getElement().executeJs("""
                this.addEventListener('change', () => this.typed = true);
                window.onbeforeunload = leaving => { if (this.typed && this.isConnected) leaving.preventDefault(); };""");
    }
}
