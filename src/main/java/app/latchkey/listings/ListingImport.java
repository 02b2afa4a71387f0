package app.latchkey.listings;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportKind;
import app.latchkey.imports.ImportPart;
import app.latchkey.imports.ImportRun;
import app.latchkey.imports.ImportTarget;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.MatchKey;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.StagedRows;
import app.latchkey.imports.UndoneRows;
import app.latchkey.imports.WrittenRows;
import app.latchkey.imports.files.FileFormat;
import app.latchkey.platform.Money;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.security.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Listings, each with its property, from a file. New ones begin as drafts: no guard is passed by. */
@Component
@Order(10)
class ListingImport implements ImportTarget {

    private static final String PCM = """
            round(cast({r} ->> 'rent_pence' as bigint) * case {r} ->> 'rent_frequency' when 'WEEKLY' then 52
                when 'TWO_WEEKLY' then 26 when 'FOUR_WEEKLY' then 13 when 'MONTHLY' then 12 when 'QUARTERLY' then 4
                when 'SIX_MONTHLY' then 2 else 1 end / 12.0)""".replace("{r}", "r.fields");

    private final Clock clock;

    ListingImport(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return new ImportKind(
                "listings", ListingService.ENTITY, "listings", Set.of(Role.MANAGER, Role.ADMIN), true, false, false);
    }

    @Override
    public List<ImportField> fields() {
        return ListingFields.ALL;
    }

    @Override
    public List<MatchKey> keys() {
        return ListingParts.keys();
    }

    @Override
    public List<ImportPart> parts() {
        return ListingParts.parts();
    }

    @Override
    public Map<String, Map<String, String>> words(FileFormat.Kind format) {
        return format == FileFormat.Kind.BLM ? ListingFields.BLM_CODES : Map.of();
    }

    @Override
    public RowCheck check(Map<String, String> texts, ImportRun run) {
        return ListingRowReader.read(texts, LocalDate.now(clock));
    }

    /** The rules of the market that hold of one rent and one status hold of a file's, too. */
    @Override
    public void checkAgainstAgency(StagedRows rows) {
        rows.reject(ListingRowReader.RENT, "listing.problem.rent-below-agreed", """
                select r.line, '£' || to_char(l.agreed_rent_pcm_pence / 100, 'FM999,999,990') as told
                  from {rows} r join listing l on l.id = r.ids[2]
                 where l.status = 'LET_AGREED' and jsonb_exists(r.fields, 'rent_pence')
                   and %s < l.agreed_rent_pcm_pence""".formatted(PCM));
    }

    @Override
    public void writeAlong(WrittenRows rows) {
        rows.write("""
                insert into status_change (id, agency_id, listing_id, to_status, at, by_id, by_name)
                select nextval('status_change_seq'), current_agency(), w.ids[2], 'DRAFT', :at, :by, :byName
                  from import_work w where w.fresh[2]""");
        rows.write("""
                insert into price_change (id, agency_id, listing_id, old_pence, old_frequency, new_pence, new_frequency,
                       at, by_id, by_name)
                select nextval('price_change_seq'), current_agency(), w.ids[2], t.old_pence, t.old_frequency,
                       f.rent_pence, f.rent_frequency, :at, :by, :byName
                  from import_work w
                 cross join lateral jsonb_to_record(w.fields) as f (rent_pence bigint, rent_frequency text)
                  left join lateral (select rent_pence as old_pence, rent_frequency as old_frequency from listing l
                                      where not w.fresh[2] and l.id = w.ids[2]) t on true
                 where f.rent_pence is not null
                   and (t.old_pence, t.old_frequency) is distinct from (f.rent_pence, f.rent_frequency)""");
    }

    @Override
    public void undoAlong(UndoneRows rows) {
        rows.write("""
                insert into price_change (id, agency_id, listing_id, old_pence, old_frequency, new_pence, new_frequency,
                       at, by_id, by_name)
                select nextval('price_change_seq'), current_agency(), l.id, l.rent_pence, l.rent_frequency,
                       f.rent_pence, f.rent_frequency, :at, :by, :byName
                  from import_undone u
                  join listing l on u.part = 1 and l.id = u.entity_id
                 cross join lateral (
                        select case when jsonb_exists(u.before, 'rent_pence') then b.rent_pence else l.rent_pence end
                                   as rent_pence,
                               case when jsonb_exists(u.before, 'rent_frequency') then b.rent_frequency
                                    else l.rent_frequency end as rent_frequency
                          from jsonb_to_record(u.before) as b (rent_pence bigint, rent_frequency text)) f
                 where u.before is not null
                   and (l.rent_pence, l.rent_frequency) is distinct from (f.rent_pence, f.rent_frequency)""");
    }

    @Override
    public String nameSql(ImportPart part) {
        return part.entity().equals(ListingService.ENTITY)
                ? "t.reference || ', ' || t.address"
                : "concat_ws(', ', t.own_ref, t.address)";
    }

    @Override
    public List<String> previewColumns() {
        return List.of(
                "property.own-ref",
                "listing.address",
                "listing.town",
                "listing.outcode",
                "listing.type",
                "listing.beds",
                "listing.rent-pcm");
    }

    @Override
    public List<ImportText> preview(JsonNode values) {
        return List.of(
                ImportText.plain(values.path("own_ref").asString("")),
                ImportText.plain(values.path("address").asString("")),
                ImportText.plain(values.path("town").asString("")),
                ImportText.plain(values.path("outcode").asString("")),
                values.has("property_type")
                        ? ImportText.of("type." + values.path("property_type").asString())
                        : ImportText.plain(""),
                ImportText.plain(values.path("bedrooms").asString("")),
                rent(values));
    }

    private static ImportText rent(JsonNode values) {
        if (!values.has("rent_pence")) {
            return ImportText.plain("");
        }
        var rent = new Rent(
                values.path("rent_pence").asLong(),
                RentFrequency.valueOf(values.path("rent_frequency").asString()));
        return ImportText.of(
                "import.listings.rent." + rent.frequency(),
                Money.format(rent.amountPence()),
                Money.format(rent.pcmPence()));
    }
}
