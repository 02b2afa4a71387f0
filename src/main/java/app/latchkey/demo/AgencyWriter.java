package app.latchkey.demo;

import static app.latchkey.listings.ListingStatus.APPRAISED;
import static app.latchkey.listings.ListingStatus.AVAILABLE;

import app.latchkey.listings.ListingDetails;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Rent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes a made-up agency, row for row as the desk itself would have. Needs the agency's transaction. */
final class AgencyWriter {

    private record Event(
            Instant at,
            int actor,
            String type,
            String entityType,
            long entityId,
            List<FieldChange> changes,
            @Nullable String reason) {}

    private record Move(
            Episode episode,
            @Nullable ListingStatus from,
            Course.Step to,
            @Nullable String reason) {}

    private record Pricing(Episode episode, @Nullable Rent before, Episode.Price after) {}

    private final JdbcTemplate database;
    private final JsonMapper json;
    private final DemoAgency agency;
    private final Portfolio portfolio;
    private final long agencyId;
    private final Instant founded;

    private final List<Long> branchIds = new ArrayList<>();
    private final List<Long> peopleIds = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, Integer> edits = new TreeMap<>();

    AgencyWriter(JdbcTemplate database, JsonMapper json, DemoAgency agency, Portfolio portfolio, long agencyId) {
        this.database = database;
        this.json = json;
        this.agency = agency;
        this.portfolio = portfolio;
        this.agencyId = agencyId;
        founded = portfolio.hours.ago(4 * 365);
    }

    void write(String passwordHash) {
        writeStaff(passwordHash);
        writeOwners();
        writeDwellings();
        var episodes = portfolio.episodes();
        var ids = ids("listing", episodes.size());
        episodes.forEach(episode -> episode.id = ids.nextLong());
        var moves = episodes.stream().flatMap(this::moves).toList();
        var pricings = episodes.stream().flatMap(AgencyWriter::pricings).toList();
        episodes.forEach(this::tellEdits);
        moves.stream().filter(move -> move.from() != null).forEach(this::tellMove);
        pricings.forEach(this::tellPricing);
        writeListings(episodes);
        writePictures(episodes);
        writeMoves(moves);
        writePricings(pricings);
        writeEvents();
    }

    private PrimitiveIterator.OfLong ids(String table, int wanted) {
        return Rows.ids(database, table, wanted);
    }

    private Rows rows(String table, String columns) {
        return new Rows(database, table, columns);
    }

    private void writeStaff(String passwordHash) {
        var agencies = rows("agency", "id name created_at version");
        agencies.add(agencyId, agency.name(), founded, 0);
        agencies.write();

        var branches = rows("branch", "id agency_id code name active version");
        var branchIdsLeft = ids("branch", agency.branches().size());
        for (var branch : agency.branches()) {
            branchIds.add(branchIdsLeft.nextLong());
            branches.add(branchIds.getLast(), agencyId, branch.code(), branch.name(), true, 0);
        }
        branches.write();

        var people = rows("users", "id agency_id branch_id email name role status password_hash created_at version");
        var peopleIdsLeft = ids("users", agency.people().size());
        for (var person : agency.people()) {
            peopleIds.add(peopleIdsLeft.nextLong());
            people.add(
                    peopleIds.getLast(),
                    agencyId,
                    branchIds.get(person.branch()),
                    person.email(),
                    person.name(),
                    person.role(),
                    "ACTIVE",
                    passwordHash,
                    founded,
                    0);
        }
        people.write();
        SavedFilters.write(database, agency, agencyId, peopleIds, branchIds, founded);
    }

    private void writeOwners() {
        var contacts = rows(
                "contact",
                "id agency_id kind title first_name last_name company_name email phone address postcode created_at"
                        + " updated_at version");
        var landlords = rows(
                "landlord", "id agency_id contact_id status aml_status aml_expires_on created_at updated_at version");
        var met = new TreeMap<Instant, List<Owner>>();
        for (var owner : portfolio.owners) {
            var first = owner.dwellings.stream()
                    .map(Dwelling::created)
                    .min(Comparator.naturalOrder())
                    .orElse(portfolio.hours.ago(1));
            met.computeIfAbsent(portfolio.hours.shortlyBefore(first), _ -> new ArrayList<>())
                    .add(owner);
        }
        var contactIds = ids("contact", portfolio.owners.size());
        var landlordIds = ids("landlord", portfolio.owners.size());
        met.forEach((at, owners) -> owners.forEach(owner -> {
            long contactId = contactIds.nextLong();
            owner.id = landlordIds.nextLong();
            contacts.add(
                    contactId,
                    agencyId,
                    owner.company == null ? "PERSON" : "COMPANY",
                    owner.title,
                    owner.firstName,
                    owner.lastName,
                    owner.company,
                    owner.email,
                    owner.phone,
                    owner.home.full(),
                    owner.home.postcode().value(),
                    at,
                    at,
                    0);
            int days = portfolio.dice.chance(8) ? -portfolio.dice.between(1, 200) : portfolio.dice.between(20, 365);
            landlords.add(
                    owner.id,
                    agencyId,
                    contactId,
                    Portfolio.status(owner),
                    owner.checked ? "CLEAR" : "NOT_CHECKED",
                    owner.checked ? portfolio.hours.today().plusDays(days) : null,
                    at,
                    at,
                    0);
        }));
        contacts.write();
        landlords.write();
        writeDuplicates();
    }

    /** A few people came again and were entered a second time, as it happens. */
    private void writeDuplicates() {
        var contacts = rows(
                "contact",
                "id agency_id kind first_name last_name company_name email phone address postcode source created_at"
                        + " updated_at version");
        var duplicates = Duplicate.of(portfolio.owners);
        var ids = ids("contact", duplicates.size());
        var at = portfolio.hours.ago(12);
        for (var duplicate : duplicates) {
            contacts.add(
                    ids.nextLong(),
                    agencyId,
                    duplicate.company() == null ? "PERSON" : "COMPANY",
                    duplicate.firstName(),
                    duplicate.lastName(),
                    duplicate.company(),
                    duplicate.email(),
                    duplicate.phone(),
                    duplicate.home() == null ? null : duplicate.home().full(),
                    duplicate.home() == null
                            ? null
                            : duplicate.home().postcode().value(),
                    duplicate.source(),
                    at,
                    at,
                    0);
        }
        contacts.write();
    }

    private void writeDwellings() {
        var properties = rows(
                "property",
                "id agency_id address town postcode outcode property_type bedrooms bathrooms council_tax_band"
                        + " epc_rating epc_expires_on epc_exempt created_at updated_at version");
        var ownerships =
                rows("ownership", "id agency_id property_id landlord_id share_percent owned_from leads version");
        var propertyIds = ids("property", portfolio.dwellings.size());
        var ownershipIds = ids("ownership", 2 * portfolio.dwellings.size());
        for (var dwelling : portfolio.dwellings) {
            dwelling.id = propertyIds.nextLong();
            var details = dwelling.details();
            properties.add(
                    dwelling.id,
                    agencyId,
                    details.address(),
                    details.town(),
                    dwelling.postcode().value(),
                    details.outcode(),
                    details.propertyType(),
                    details.bedrooms(),
                    details.bathrooms(),
                    details.councilTaxBand(),
                    details.epcRating(),
                    details.epcExpiresOn(),
                    details.epcExempt(),
                    dwelling.created(),
                    dwelling.created(),
                    0);
            var since = portfolio.hours.day(dwelling.created()).minusDays(portfolio.dice.between(200, 5000));
            for (var share : dwelling.shares) {
                ownerships.add(
                        ownershipIds.nextLong(),
                        agencyId,
                        dwelling.id,
                        share.owner().id,
                        BigDecimal.valueOf(share.percent()),
                        since,
                        share.owner().id == dwelling.leadOwner().id,
                        0);
            }
            events.add(new Event(
                    dwelling.created(),
                    dwelling.episodes.getLast().negotiator,
                    "CREATED",
                    "Property",
                    dwelling.id,
                    FieldChange.between(null, details),
                    null));
        }
        properties.write();
        ownerships.write();
    }

    private Stream<Move> moves(Episode episode) {
        var steps = episode.course.steps();
        return IntStream.range(0, steps.size()).mapToObj(i -> {
            var from = i == 0 ? null : steps.get(i - 1).status();
            var to = steps.get(i);
            var reasons = from == null ? List.<String>of() : Words.reasons(from, to.status());
            return new Move(episode, from, to, reasons.isEmpty() ? null : portfolio.dice.of(reasons));
        });
    }

    private static Stream<Pricing> pricings(Episode episode) {
        var prices = episode.prices;
        return IntStream.range(0, prices.size())
                .mapToObj(i ->
                        new Pricing(episode, i == 0 ? null : prices.get(i - 1).rent(), prices.get(i)));
    }

    /** Its entry, and what was added to it before it came to the market. */
    private void tellEdits(Episode episode) {
        var start = episode.course.start();
        var termsSeen = episode.termsSeen;
        tell(episode, start, "CREATED", FieldChange.between(null, firstDetails(episode)), null);
        if (termsSeen != null && termsSeen.isAfter(start)) {
            var day = portfolio.hours.day(termsSeen).toString();
            tell(
                    episode,
                    termsSeen,
                    "CHANGED",
                    List.of(new FieldChange("termsSignedOn", null, day), new FieldChange("ownershipSeenOn", null, day)),
                    null);
        }
        if (episode.photographed != null) {
            tell(
                    episode,
                    episode.photographed,
                    "CHANGED",
                    List.of(new FieldChange("photos", "0", Integer.toString(episode.photos))),
                    null);
        }
    }

    private ListingDetails firstDetails(Episode episode) {
        var dwelling = episode.dwelling;
        var facts = dwelling.facts;
        var start = episode.course.start();
        boolean priced =
                !episode.prices.isEmpty() && episode.prices.getFirst().at().equals(start);
        var terms = start.equals(episode.termsSeen) ? portfolio.hours.day(start) : null;
        return new ListingDetails(
                dwelling.id,
                branchIds.get(facts.branch()),
                peopleIds.get(episode.negotiator),
                dwelling.leadOwner().id,
                episode.letType,
                facts.address().line(),
                facts.address().town(),
                dwelling.postcode(),
                dwelling.postcode().outcode(),
                facts.type(),
                facts.bedrooms(),
                facts.bathrooms(),
                facts.furnishing(),
                priced ? episode.prices.getFirst().rent() : null,
                priced ? episode.depositPence : null,
                episode.availableFrom,
                episode.expectedStayMonths,
                episode.petsConsidered,
                episode.summary,
                episode.description,
                terms,
                terms,
                facts.councilTaxBand(),
                facts.energy().rating(),
                facts.energy().expiresOn(),
                facts.energy().exempt());
    }

    private void tellMove(Move move) {
        var change = new FieldChange(
                "status", String.valueOf(move.from()), move.to().status().name());
        tell(move.episode(), move.to().at(), "STATUS_CHANGED", List.of(change), move.reason());
    }

    private void tellPricing(Pricing pricing) {
        var episode = pricing.episode();
        var after = pricing.after();
        if (after.at().equals(episode.course.start())) {
            return;
        }
        var changes = new ArrayList<FieldChange>();
        var before = pricing.before();
        changes.add(new FieldChange(
                "rent", before == null ? null : before.toString(), after.rent().toString()));
        if (before == null) {
            changes.add(new FieldChange("depositPence", null, String.valueOf(episode.depositPence)));
        }
        tell(episode, after.at(), "CHANGED", changes, null);
    }

    private void tell(Episode episode, Instant at, String type, List<FieldChange> changes, @Nullable String reason) {
        events.add(new Event(at, episode.negotiator, type, "Listing", episode.id, changes, reason));
        edits.merge(episode.id, 1, Integer::sum);
    }

    private void writeListings(List<Episode> episodes) {
        var listings = rows(
                "listing",
                "id agency_id property_id branch_id negotiator_id landlord_id status status_since suspended_from"
                        + " let_type address town postcode outcode property_type bedrooms bathrooms furnishing"
                        + " rent_pence rent_frequency deposit_pence available_from expected_stay_months"
                        + " pets_considered summary description appraised_on terms_signed_on ownership_seen_on"
                        + " first_available_on let_agreed_on agreed_rent_pcm_pence move_in_on withdrawn_on created_at"
                        + " updated_at version");
        var lastEdits = new TreeMap<Long, Instant>();
        events.stream()
                .filter(event -> event.entityType().equals("Listing"))
                .forEach(event -> lastEdits.merge(
                        event.entityId(), event.at(), (one, other) -> one.isAfter(other) ? one : other));
        for (var episode : episodes) {
            var dwelling = episode.dwelling;
            var facts = dwelling.facts;
            var course = episode.course;
            var rent = episode.rent();
            var terms = day(episode.termsSeen);
            listings.add(
                    episode.id,
                    agencyId,
                    dwelling.id,
                    branchIds.get(facts.branch()),
                    peopleIds.get(episode.negotiator),
                    dwelling.leadOwner().id,
                    episode.status(),
                    course.last().at(),
                    episode.suspendedFrom(),
                    episode.letType,
                    facts.address().line(),
                    facts.address().town(),
                    dwelling.postcode().value(),
                    dwelling.postcode().outcode(),
                    facts.type(),
                    facts.bedrooms(),
                    facts.bathrooms(),
                    facts.furnishing(),
                    rent == null ? null : rent.amountPence(),
                    rent == null ? null : rent.frequency(),
                    episode.depositPence,
                    episode.availableFrom,
                    episode.expectedStayMonths,
                    episode.petsConsidered,
                    episode.summary,
                    episode.description,
                    day(course.latest(APPRAISED).orElse(null)),
                    terms,
                    terms,
                    day(course.first(AVAILABLE).orElse(null)),
                    episode.letAgreedOn,
                    episode.agreedRentPcmPence,
                    episode.moveInOn,
                    day(episode.withdrawn()),
                    course.start(),
                    lastEdits.getOrDefault(episode.id, course.start()),
                    edits.getOrDefault(episode.id, 1) - 1);
        }
        listings.write();
    }

    private @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : portfolio.hours.day(at);
    }

    private void writePictures(List<Episode> episodes) {
        var media = rows("listing_media", "id agency_id listing_id kind position url created_at version");
        var ids = ids("listing_media", episodes.stream().mapToInt(e -> e.photos).sum());
        for (var episode : episodes) {
            for (int number = 1; number <= episode.photos; number++) {
                media.add(
                        ids.nextLong(),
                        agencyId,
                        episode.id,
                        "IMAGE",
                        number - 1,
                        picture(episode, number),
                        episode.photographed,
                        0);
            }
        }
        media.write();
    }

    private static String picture(Episode episode, int number) {
        return "https://images.example/listings/%d/%d.jpg".formatted(episode.id, number);
    }

    private void writeMoves(List<Move> moves) {
        var rows = rows("status_change", "id agency_id listing_id from_status to_status at by_id by_name reason");
        var ids = ids("status_change", moves.size());
        moves.stream()
                .sorted(Comparator.comparing(move -> move.to().at()))
                .forEach(move -> rows.add(
                        ids.nextLong(),
                        agencyId,
                        move.episode().id,
                        move.from(),
                        move.to().status(),
                        move.to().at(),
                        peopleIds.get(move.episode().negotiator),
                        agency.people().get(move.episode().negotiator).name(),
                        move.reason()));
        rows.write();
    }

    private void writePricings(List<Pricing> pricings) {
        var rows = rows(
                "price_change",
                "id agency_id listing_id old_pence old_frequency new_pence new_frequency at by_id by_name");
        var ids = ids("price_change", pricings.size());
        pricings.stream()
                .sorted(Comparator.comparing(pricing -> pricing.after().at()))
                .forEach(pricing -> {
                    var before = pricing.before();
                    var after = pricing.after().rent();
                    rows.add(
                            ids.nextLong(),
                            agencyId,
                            pricing.episode().id,
                            before == null ? null : before.amountPence(),
                            before == null ? null : before.frequency(),
                            after.amountPence(),
                            after.frequency(),
                            pricing.after().at(),
                            peopleIds.get(pricing.episode().negotiator),
                            agency.people().get(pricing.episode().negotiator).name());
                });
        rows.write();
    }

    private void writeEvents() {
        var rows = rows(
                "history_event", "id agency_id at actor_id actor_name event_type entity_type entity_id changes reason");
        var ids = ids("history_event", events.size());
        events.stream()
                .sorted(Comparator.comparing(Event::at))
                .forEach(event -> rows.add(
                        ids.nextLong(),
                        agencyId,
                        event.at(),
                        peopleIds.get(event.actor()),
                        agency.people().get(event.actor()).name(),
                        event.type(),
                        event.entityType(),
                        event.entityId(),
                        json.writeValueAsString(event.changes()),
                        event.reason()));
        rows.write();
    }
}
