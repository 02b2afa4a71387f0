package app.latchkey.workspace.ui;

import app.latchkey.workspace.ListLayout.Column;
import app.latchkey.workspace.ListLayout.Density;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** Which columns a list shows, in which order, and how close its rows are. Everything works by keyboard. */
class ColumnChoice extends Div {

    private static final long serialVersionUID = 1L;

    private final transient GridLayout<?> layout;
    private final UnorderedList columns = new UnorderedList();
    private final Span said = new Span();
    private final RadioButtonGroup<Density> density = new RadioButtonGroup<>();

    ColumnChoice(GridLayout<?> layout) {
        this.layout = layout;
        addClassName("column-choice");
        columns.addClassName("column-list");
        said.addClassName("only-said");
        said.getElement().setAttribute("role", "status");
        density.setLabel(getTranslation("columns.density"));
        density.setItems(Density.values());
        density.setItemLabelGenerator(choice -> getTranslation("columns.density." + choice));
        density.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                layout.change(layout.layout().dense(event.getValue()));
            }
        });
        var note = new Paragraph(getTranslation("columns.narrow"));
        note.addClassName("column-note");
        var reset = new Button(getTranslation("columns.reset"), event -> {
            layout.reset();
            refresh();
            said.setText(getTranslation("columns.reset.done"));
        });
        reset.addThemeVariants(ButtonVariant.TERTIARY);
        add(new H2(getTranslation("columns.title")), note, columns, density, reset, said);
        refresh();
    }

    private void refresh() {
        columns.removeAll();
        layout.layout().columns().forEach(column -> columns.add(line(column)));
        keepOne();
        density.setValue(layout.layout().density());
    }

    /** The last column that is shown can't be hidden. The lines stay as they are, and with them what has the keyboard. */
    private void keepOne() {
        var all = layout.layout().columns();
        boolean last = all.stream().filter(Column::visible).count() == 1;
        all.forEach(column -> checkbox(column.key()).setEnabled(!(last && column.visible())));
    }

    private ListItem line(Column column) {
        var title = layout.title(column.key());
        var shown = new Checkbox(label(column, title), column.visible());
        shown.addValueChangeListener(event -> {
            layout.change(layout.layout().show(column.key(), event.getValue()));
            keepOne();
        });
        int place = layout.layout().columns().indexOf(column);
        var line = new ListItem(
                shown,
                mover(column, title, -1, place > 0),
                mover(column, title, 1, place < layout.layout().columns().size() - 1));
        line.addClassName("column-line");
        return line;
    }

    private String label(Column column, String title) {
        return layout.order(column.key())
                .map(direction -> getTranslation("columns.sorted." + direction, title))
                .orElse(title);
    }

    private Button mover(Column column, String title, int places, boolean possible) {
        var mover = new Button((places < 0 ? VaadinIcon.ARROW_UP : VaadinIcon.ARROW_DOWN).create());
        mover.addThemeVariants(ButtonVariant.TERTIARY);
        mover.setAriaLabel(getTranslation(places < 0 ? "columns.up" : "columns.down", title));
        mover.setEnabled(possible);
        mover.addClickListener(event -> {
            layout.change(layout.layout().move(column.key(), places));
            refresh();
            int now = place(column.key());
            said.setText(getTranslation(
                    "columns.moved", title, now + 1, layout.layout().columns().size()));
            var again = button(now, places < 0 ? 1 : 2);
            (again.isEnabled() ? again : button(now, places < 0 ? 2 : 1)).focus();
        });
        return mover;
    }

    private int place(String key) {
        var keys = layout.layout().columns().stream().map(Column::key).toList();
        return keys.indexOf(key);
    }

    private Checkbox checkbox(String key) {
        return (Checkbox)
                columns.getComponentAt(place(key)).getChildren().findFirst().orElseThrow();
    }

    private Button button(int place, int position) {
        return (Button) ((ListItem) columns.getComponentAt(place)).getComponentAt(position);
    }
}
