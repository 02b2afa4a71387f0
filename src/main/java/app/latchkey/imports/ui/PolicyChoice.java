package app.latchkey.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.function.Consumer;

/** Whether the good rows go in without the rejected ones. */
class PolicyChoice extends Div {

    private final RadioButtonGroup<Boolean> choice = new RadioButtonGroup<>();

    /** @param isFixed whether such a file goes in as a whole or not at all, so that there is nothing to choose */
    PolicyChoice(Wording wording, boolean isFixed, Consumer<Boolean> choose) {
        choice.setLabel(wording.of("import.policy"));
        choice.setItems(false, true);
        choice.setItemLabelGenerator(whole -> wording.of(whole ? "import.policy.whole" : "import.policy.good"));
        choice.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose.accept(event.getValue());
            }
        });
        choice.setVisible(!isFixed);
        add(choice);
        if (isFixed) {
            add(Stage.hint(wording.of("import.policy.fixed")));
        }
    }

    void show(boolean wholeOnly) {
        choice.setValue(wholeOnly);
    }
}
