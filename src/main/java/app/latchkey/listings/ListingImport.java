package app.latchkey.listings;

import static app.latchkey.imports.ImportField.optional;
import static app.latchkey.imports.ImportField.required;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportRun;
import app.latchkey.imports.ImportTarget;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.RowCheck;
import app.latchkey.platform.Money;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Listings, each with a property of its own, from a file. They begin as drafts: no guard is passed by. */
@Component
class ListingImport implements ImportTarget {

    static final String KIND = "listings";

    private final JdbcClient database;
    private final CurrentUser user;
    private final LiveChanges live;
    private final ListingChanges changes;
    private final Clock clock;

    ListingImport(JdbcClient database, CurrentUser user, LiveChanges live, ListingChanges changes, Clock clock) {
        this.database = database;
        this.user = user;
        this.live = live;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                optional(
                        ListingRowReader.OWN_REF,
                        "property.own-ref",
                        "property id",
                        "agent ref",
                        "property ref",
                        "property reference",
                        "our ref",
                        "reference",
                        "ref",
                        "ref no"),
                required(
                        ListingRowReader.ADDRESS,
                        "listing.address",
                        "full address",
                        "display address",
                        "property address",
                        "address line",
                        "address 1",
                        "address line 1"),
                optional(ListingRowReader.POSTCODE, "listing.postcode", "post code", "zip", "outcode"),
                optional(ListingRowReader.TOWN, "listing.town", "city", "post town", "town/city", "town city"),
                optional(
                        ListingRowReader.AREA,
                        "import.listings.area",
                        "locality",
                        "district",
                        "neighbourhood",
                        "suburb"),
                optional(
                        ListingRowReader.TYPE,
                        "listing.type",
                        "type of property",
                        "dwelling type",
                        "prop type",
                        "type"),
                required(
                        ListingRowReader.BEDROOMS,
                        "listing.bedrooms",
                        "beds",
                        "bedroom",
                        "bed",
                        "number of bedrooms",
                        "no of bedrooms",
                        "no. bedrooms",
                        "bedroom count"),
                optional(
                        ListingRowReader.BATHROOMS,
                        "listing.bathrooms",
                        "baths",
                        "bathroom",
                        "number of bathrooms",
                        "no of bathrooms"),
                required(
                                ListingRowReader.RENT,
                                "listing.rent-pcm",
                                "rent pcm",
                                "price pcm",
                                "monthly rent",
                                "rent per month",
                                "rent amount",
                                "pcm",
                                "asking rent",
                                "price",
                                "rental")
                        .unless(ListingRowReader.RENT_PW),
                optional(
                        ListingRowReader.RENT_PW,
                        "import.listings.rent-pw",
                        "price pw",
                        "weekly rent",
                        "rent per week",
                        "pw"),
                optional(ListingRowReader.DEPOSIT, "listing.deposit", "deposit amount", "tenancy deposit"),
                optional(
                        ListingRowReader.FURNISHING,
                        "listing.furnishing",
                        "furnished",
                        "furnishings",
                        "furnishing type",
                        "furnished type",
                        "furnishing status"),
                optional(
                        ListingRowReader.AVAILABLE_FROM,
                        "listing.available",
                        "available",
                        "available date",
                        "date available",
                        "availability"),
                optional(ListingRowReader.LET_TYPE, "listing.let-type", "letting type", "term"),
                optional(ListingRowReader.SUMMARY, "listing.summary", "short description", "headline"),
                optional(
                        ListingRowReader.DESCRIPTION,
                        "listing.description",
                        "full description",
                        "long description",
                        "details"),
                optional(
                        ListingRowReader.COUNCIL_TAX_BAND,
                        "property.council-tax",
                        "council tax",
                        "tax band",
                        "ctax band"),
                optional(ListingRowReader.EPC_RATING, "property.epc", "epc", "energy rating", "current energy rating"));
    }

    @Override
    public RowCheck check(Map<String, String> texts, ImportRun run) {
        return new ListingRowReader(texts, run.branchId(), LocalDate.now(clock)).read();
    }

    @Override
    public void checkTogether(ImportRun run) {
        var column = run.column(ListingRowReader.OWN_REF);
        if (column == null) {
            return;
        }
        gatherReferences(run);
        reject(run, column, "import.listings.problem.already-here", """
                select k.line, coalesce(max(l.reference), k.own_ref) as told
                  from import_reference k
                  join property p on p.own_ref = k.own_ref and p.deleted_at is null
                  left join listing l on l.property_id = p.id and l.deleted_at is null
                 where p.agency_id = current_agency() and (l.id is null or l.agency_id = current_agency())
                 group by k.line, k.own_ref""");
        reject(run, column, "import.listings.problem.twice", """
                select line, cast(first as text) as told
                  from (select line, min(line) over (partition by own_ref) as first from import_reference) same
                 where line > first""");
    }

    /** Rows only just written have no statistics; analysed apart, they are compared by index or hash at any size. */
    private void gatherReferences(ImportRun run) {
        database.sql("drop table if exists import_reference").update();
        database.sql("""
                        create temporary table import_reference on commit drop as
                        select line, fields ->> 'own_ref' as own_ref from import_row
                         where job_id = :job and errors = '[]' and fields ->> 'own_ref' is not null""").param("job", run.jobId()).update();
        database.sql("analyze import_reference").update();
    }

    /** @param rows line and what the reason mentions, of rows that can't go in; the first reason stays */
    private void reject(ImportRun run, int column, String reason, String rows) {
        database.sql("""
                        update import_row r
                           set errors = jsonb_build_array(jsonb_build_object('column', :column, 'key', :reason,
                                   'arguments', jsonb_build_array(wrong.told)))
                          from (%s) wrong
                         where r.job_id = :job and r.line = wrong.line and r.errors = '[]'""".formatted(rows))
                .param("column", column)
                .param("reason", reason, Types.VARCHAR)
                .param("job", run.jobId())
                .update();
    }

    @Override
    public int apply(ImportRun run) {
        number(run);
        write("""
                insert into property (id, agency_id, own_ref, address, town, postcode, outcode, property_type, bedrooms,
                       bathrooms, council_tax_band, epc_rating, epc_exempt, created_at, updated_at, version)
                select property_id, current_agency(), own_ref, address, town, postcode, outcode, property_type,
                       bedrooms, bathrooms, council_tax_band, epc_rating, epc_exempt, :at, :at, 0
                  from import_listing""", run);
        int written = write("""
                insert into listing (id, agency_id, property_id, branch_id, status, status_since, let_type, address,
                       town, postcode, outcode, property_type, bedrooms, bathrooms, furnishing, rent_pence,
                       rent_frequency, deposit_pence, available_from, pets_considered, summary, description, created_at,
                       updated_at, version)
                select listing_id, current_agency(), property_id, :branch, 'DRAFT', :at, let_type, address, town,
                       postcode, outcode, property_type, bedrooms, bathrooms, furnishing, rent_pence, rent_frequency,
                       deposit_pence, available_from, false, summary, description, :at, :at, 0
                  from import_listing order by line""", run);
        write("""
                insert into status_change (id, agency_id, listing_id, to_status, at, by_id, by_name)
                select nextval('status_change_seq'), current_agency(), listing_id, 'DRAFT', :at, :by, :byName
                  from import_listing""", run);
        write("""
                insert into price_change (id, agency_id, listing_id, new_pence, new_frequency, at, by_id, by_name)
                select nextval('price_change_seq'), current_agency(), listing_id, rent_pence, rent_frequency, :at,
                       :by, :byName
                  from import_listing where rent_pence is not null""", run);
        write("""
                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id,
                       changes, request_id, import_id)
                select nextval('history_event_seq'), current_agency(), :at, :by, :byName, 'IMPORTED', written.*,
                       :request, :job
                  from (select 'Property', property_id, property_changes from import_listing
                        union all
                        select 'Listing', listing_id, listing_changes from import_listing) written""", run);
        write("""
                update import_row r set entity_id = l.listing_id
                  from import_listing l where r.job_id = :job and r.line = l.line""", run);
        if (written > 0) {
            live.changedMany("Property");
            live.changedMany(ListingService.ENTITY);
            changes.written();
        }
        return written;
    }

    private void number(ImportRun run) {
        write("""
                create temporary table import_listing on commit drop as
                select r.line, nextval('property_seq') as property_id, nextval('listing_seq') as listing_id, f.*
                  from (select line, fields from import_row
                         where job_id = :job and errors = '[]' order by line) r
                 cross join lateral jsonb_to_record(r.fields) as f (own_ref text, let_type text, address text,
                       town text, postcode text, outcode text, property_type text, bedrooms integer,
                       bathrooms integer, furnishing text, rent_pence bigint, rent_frequency text,
                       deposit_pence bigint, available_from date, summary text, description text,
                       council_tax_band text, epc_rating text, epc_exempt boolean, listing_changes jsonb,
                       property_changes jsonb)""", run);
    }

    private int write(String sql, ImportRun run) {
        var by = user.require();
        return database.sql(sql)
                .param("job", run.jobId())
                .param("branch", run.branchId())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.id())
                .param("byName", by.name())
                .param("request", MDC.get(RequestIdFilter.KEY), Types.VARCHAR)
                .update();
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
    public List<ImportText> preview(JsonNode fields) {
        return List.of(
                ImportText.plain(fields.path("own_ref").asString("")),
                ImportText.plain(fields.path("address").asString()),
                ImportText.plain(fields.path("town").asString()),
                ImportText.plain(fields.path("outcode").asString("")),
                ImportText.of("type." + fields.path("property_type").asString()),
                ImportText.plain(fields.path("bedrooms").asString()),
                rent(new Rent(
                        fields.path("rent_pence").asLong(),
                        RentFrequency.valueOf(fields.path("rent_frequency").asString()))));
    }

    private static ImportText rent(Rent rent) {
        return ImportText.of(
                "import.listings.rent." + rent.frequency(),
                Money.format(rent.amountPence()),
                Money.format(rent.pcmPence()));
    }
}
