package app.latchkey.imports.ui;

import app.latchkey.imports.ImportCounts;
import com.vaadin.flow.component.html.DescriptionList;

/** What became of the rows, in exact numbers. */
class Tallies extends DescriptionList {

    private Tallies() {
        addClassName("import-tallies");
    }

    static Tallies of(Wording wording, ImportCounts counts) {
        var tallies = new Tallies();
        tallies.add(wording, "import.became.INSERT", counts.inserted());
        tallies.add(wording, "import.became.UPDATE", counts.updated());
        tallies.add(wording, "import.became.UNCHANGED", counts.unchanged());
        tallies.add(wording, "import.became.REJECTED", counts.rejected());
        return tallies;
    }

    private void add(Wording wording, String label, int rows) {
        add(new Term(wording.of(label)), new Description(Wording.number(rows)));
    }
}
