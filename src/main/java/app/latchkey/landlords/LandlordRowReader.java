package app.latchkey.landlords;

import static app.latchkey.imports.ImportField.optional;

import app.latchkey.contacts.ContactRows;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportField.Shape;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowTexts;
import app.latchkey.platform.Postcode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one row of a file as a landlord and, where it names one, as that landlord's share of a property. */
final class LandlordRowReader {

    static final String STATUS = "landlordStatus";
    static final String CHECKS = "amlStatus";
    static final String CHECKS_EXPIRE = "amlExpiresOn";
    static final String OVERSEAS = "overseas";
    static final String REPAIR_LIMIT = "repairLimitPence";
    static final String PROPERTY = "propertyRef";
    static final String UPRN = "uprn";
    static final String PROPERTY_ADDRESS = "propertyAddress";
    static final String PROPERTY_POSTCODE = "propertyPostcode";
    static final String SHARE = "share";
    static final String OWNED_FROM = "ownedFrom";
    static final String LEADS = "leads";

    private static final List<ImportField> OWN = List.of(
            optional(STATUS, "landlord.status", "Active")
                    .named("status", "landlord status")
                    .choices("landlord-status.", names(LandlordStatus.values())),
            optional(CHECKS, "landlord.aml-status", "Clear")
                    .named("aml", "aml check", "aml checks", "checks", "money laundering", "sanctions")
                    .choices("aml-status.", names(AmlStatus.values())),
            optional(CHECKS_EXPIRE, "landlord.checks-expire", "30/06/2027")
                    .named("aml expiry", "aml expires", "aml expiry date", "checks expire", "aml valid until")
                    .shaped(Shape.DATE),
            optional(OVERSEAS, "landlord.overseas", "No")
                    .named("nrl", "non resident", "non-resident landlord", "overseas landlord", "lives overseas"),
            optional(REPAIR_LIMIT, "landlord.repair-limit", "£250")
                    .named("repair limit", "repairs limit", "spend limit", "maintenance limit", "expenditure limit"),
            optional(PROPERTY, "import.landlords.property", "LK-1042")
                    .named("property reference", "property", "property id", "property no", "own ref", "our ref"),
            optional(UPRN, "property.uprn", "").named("unique property reference number"),
            optional(PROPERTY_ADDRESS, "import.landlords.property-address", "")
                    .named("let address", "rental address", "address of property"),
            optional(PROPERTY_POSTCODE, "import.landlords.property-postcode", "")
                    .named("rental postcode"),
            optional(SHARE, "ownership.share", "100")
                    .named("share %", "ownership", "ownership %", "share percent", "ownership share", "percentage"),
            optional(OWNED_FROM, "import.landlords.owned-from", "01/04/2024")
                    .named("owner since", "from", "ownership from", "owned since", "ownership date")
                    .shaped(Shape.DATE),
            optional(LEADS, "import.landlords.leads", "Yes")
                    .named("lead", "lead owner", "main owner", "primary owner", "lead landlord"));

    static final List<ImportField> FIELDS =
            Stream.concat(ContactRows.fields().stream(), OWN.stream()).toList();

    private static final String PROBLEM = "import.landlords.problem.";
    private static final long LARGEST_UPRN = 999_999_999_999L;
    private static final int LONGEST_ADDRESS = 300;

    private final RowTexts row;

    private LandlordRowReader(RowTexts row) {
        this.row = row;
    }

    static RowCheck read(Map<String, String> texts) {
        var row = new RowTexts(texts);
        ContactRows.read(row);
        new LandlordRowReader(row).read();
        return row.check();
    }

    private void read() {
        row.put("status", row.choice(STATUS, LandlordWords::status));
        row.put("aml_status", row.choice(CHECKS, LandlordWords::checks));
        row.put("aml_expires_on", row.date(CHECKS_EXPIRE));
        row.put("overseas", row.yesOrNo(OVERSEAS));
        var limit = row.amount(REPAIR_LIMIT);
        LandlordRules.check(limit).forEach(problem -> row.problem(problem.field(), problem.key()));
        row.put("repair_limit_pence", limit);
        boolean isOwner = property();
        for (var field : List.of(SHARE, OWNED_FROM, LEADS)) {
            if (!isOwner && !row.word(field).isEmpty()) {
                row.problem(field, PROBLEM + "no-property");
            }
        }
        share();
        row.put("from_said", row.date(OWNED_FROM));
        row.put("leads_said", row.yesOrNo(LEADS));
    }

    /** @return whether the row names one */
    private boolean property() {
        var reference = row.word(PROPERTY);
        var uprn = row.whole(UPRN, 1, LARGEST_UPRN);
        var address = row.word(PROPERTY_ADDRESS);
        if (!reference.isEmpty()) {
            row.put("property_ref", row.line(PROPERTY, 60));
        } else if (uprn != null) {
            row.put("property_uprn", uprn);
        } else if (address.length() > LONGEST_ADDRESS) {
            row.problem(PROPERTY_ADDRESS, "import.problem.too-long", Integer.toString(LONGEST_ADDRESS));
        } else if (!address.isEmpty()) {
            address(address);
        }
        return !reference.isEmpty() || !row.word(UPRN).isEmpty() || !address.isEmpty();
    }

    private void address(String address) {
        var typed = row.word(PROPERTY_POSTCODE);
        var text = typed.length() > RowTexts.LONGEST_VALUE ? "" : typed;
        var postcode = text.isEmpty() ? Postcode.findIn(address) : Postcode.parse(text);
        var outcode = postcode.map(Postcode::outcode)
                .or(() -> text.isEmpty() ? Optional.empty() : Postcode.parseOutcode(text));
        if (outcode.isEmpty()) {
            row.problem(typed.isEmpty() ? PROPERTY_ADDRESS : PROPERTY_POSTCODE, PROBLEM + "property-postcode");
        } else {
            row.put("property_address", address);
            row.put("property_outcode", outcode.get());
            row.put("property_postcode", postcode.map(Postcode::value).orElse(null));
        }
    }

    private void share() {
        var share = row.decimal(SHARE, "0.01", "100");
        if (share != null && share.stripTrailingZeros().scale() > 2) {
            row.problem(SHARE, "ownership.problem.share");
        }
        row.put("share_said", share);
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }
}
