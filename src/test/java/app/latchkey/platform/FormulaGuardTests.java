package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+44 20 7946 0000", "-cmd", "@SUM(A1)", "\t=1", "\rx", " =1", "'=1", "''@x", "-1-1"})
    void whatCouldBeAFormulaIsMadeTextAndReadBackAsItWas(String cell) {
        var guarded = FormulaGuard.guard(cell);
        assertThat(guarded).isEqualTo("'" + cell);
        assertThat(FormulaGuard.read(guarded)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12 High Street", "-5", "+1,250.50", "'s-Gravenhage", "O'Neill", "'quoted'", "£1,300"})
    void everythingElseStaysAsItIs(String cell) {
        assertThat(FormulaGuard.guard(cell)).isEqualTo(cell);
        assertThat(FormulaGuard.read(cell)).isEqualTo(cell);
    }
}
