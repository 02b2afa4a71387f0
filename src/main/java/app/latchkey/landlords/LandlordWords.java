package app.latchkey.landlords;

import app.latchkey.imports.WordList;
import java.util.Optional;

/** The words other systems use for ours. A word that is not here is not guessed at. */
final class LandlordWords {

    private static final WordList<LandlordStatus> STATUSES = new WordList<>();
    private static final WordList<AmlStatus> CHECKS = new WordList<>();

    static {
        STATUSES.with(LandlordStatus.PROSPECT, "prospect / prospective / potential / lead / new");
        STATUSES.with(LandlordStatus.ACTIVE, "active / current / live / client");
        STATUSES.with(LandlordStatus.PAST, "past / former / inactive / ex / previous / archived");
        CHECKS.with(AmlStatus.NOT_CHECKED, "not checked / unchecked / none / no / outstanding / pending / to do");
        CHECKS.with(AmlStatus.CLEAR, "clear / cleared / passed / pass");
        CHECKS.with(AmlStatus.REFERRED, "referred / refer / under review / review");
        CHECKS.with(AmlStatus.FAILED, "failed / fail / rejected");
    }

    private LandlordWords() {}

    static Optional<LandlordStatus> status(String text) {
        return STATUSES.meaning(text);
    }

    static Optional<AmlStatus> checks(String text) {
        return CHECKS.meaning(text);
    }
}
