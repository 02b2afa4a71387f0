package app.latchkey.properties;

import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Roles;
import app.latchkey.properties.OwnershipPeriod.Owner;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who owns which share of a property, and when: 100 % in all on every day that anybody is known to own it. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class OwnershipService {

    private final OwnershipShares shares;
    private final PropertyEdits edits;
    private final LandlordService landlords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnershipService(
            OwnershipShares shares,
            PropertyEdits edits,
            LandlordService landlords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shares = shares;
        this.edits = edits;
        this.landlords = landlords;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    public List<OwnershipPeriod> periods(long propertyId) {
        var periods = history(propertyId).periods();
        var names = names(periods.stream().flatMap(OwnershipHistory.Period::landlordIds));
        return periods.stream()
                .map(period -> new OwnershipPeriod(
                        period.from(),
                        period.until(),
                        period.shares().stream()
                                .map(share -> new Owner(
                                        share.landlordId(),
                                        names.getOrDefault(share.landlordId(), ""),
                                        share.percent(),
                                        share.leads()))
                                .toList()))
                .toList();
    }

    /** Who owns which share on a day; the lead owner first. Empty when nobody is known, else 100 % in all. */
    public List<Share> sharesOn(long propertyId, LocalDate day) {
        return shares.of(propertyId, day).stream()
                .map(share -> new Share(share.landlordId(), share.percent(), share.leads()))
                .toList();
    }

    /** Makes a landlord the only owner from a day on, unless owners of this property are known already. */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void recordFirstOwner(long propertyId, long landlordId, LocalDate from) {
        var history = history(propertyId);
        if (history.shares().isEmpty()) {
            var owner = new Share(landlordId, BigDecimal.valueOf(100), true);
            shares.replace(
                    List.of(), history.changed(propertyId, from, List.of(owner)).shares());
            tell(propertyId, null, words(new OwnerSet(from, List.of(owner))));
        }
    }

    /**
     * Others own it from a day on; who owned it until then is kept.
     *
     * @param version the state of the property that the person saw
     * @throws InvalidProperty when the owners don't add up, or the day is not after the newest period began
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void change(long propertyId, int version, OwnerSet owners) {
        edit(propertyId, version, owners, history -> {
            refuse(owners, history.newest().orElse(null));
            return history.changed(propertyId, day(owners), owners.owners());
        });
    }

    /**
     * The newest period was recorded wrongly: its owners, their shares, or the day it began.
     *
     * @param version the state of the property that the person saw
     * @throws InvalidProperty when the owners don't add up, or the day is not after the period before began
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void correct(long propertyId, int version, OwnerSet owners) {
        edit(propertyId, version, owners, history -> {
            refuse(owners, history.newestButOne().orElse(null));
            var until = history.newest().orElseThrow().until();
            if (until != null && !day(owners).isBefore(until)) {
                throw new InvalidProperty(
                        List.of(Problem.of("from", "ownership.problem.end", BritishDates.format(until))));
            }
            return history.corrected(propertyId, day(owners), owners.owners());
        });
    }

    /**
     * The newest period never was: the one before goes on in its place, or nobody is known.
     *
     * @param version the state of the property that the person saw
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void takeBack(long propertyId, int version) {
        edit(propertyId, version, null, OwnershipHistory::withoutNewest);
    }

    private void edit(long propertyId, int version, @Nullable OwnerSet owners, UnaryOperator<OwnershipHistory> edit) {
        var property = edits.begin(propertyId, version);
        var before = history(propertyId);
        var after = edit.apply(before);
        property.touch(clock.instant());
        shares.replaceAndJudge(before.less(after), after.less(before));
        tell(propertyId, words(before), owners == null ? words(after) : words(owners));
    }

    private OwnershipHistory history(long propertyId) {
        return new OwnershipHistory(shares.of(propertyId));
    }

    private void refuse(OwnerSet owners, OwnershipHistory.@Nullable Period previous) {
        InvalidProperty.refuse(OwnershipRules.check(owners, previous));
        if (owners.owners().stream()
                .anyMatch(owner -> landlords.card(owner.landlordId()).isEmpty())) {
            throw new InvalidProperty(List.of(Problem.of("owners", "ownership.problem.gone")));
        }
    }

    /** Only of a set that was not refused. */
    private static LocalDate day(OwnerSet owners) {
        var from = owners.from();
        if (from == null) {
            throw new IllegalStateException("No day was asked for");
        }
        return from;
    }

    private void tell(long propertyId, @Nullable String before, @Nullable String after) {
        var change = new FieldChange("owners", before, after);
        events.publishEvent(
                new RecordChanged(PropertyService.ENTITY, propertyId, "OWNERS_CHANGED", List.of(change), null));
    }

    /** "From 1 Jan 2026: Ann Ashdown 60% (lead), Ben Brook 40%"; null when nobody is known. */
    private @Nullable String words(OwnershipHistory history) {
        return history.newest()
                .map(period -> words(new OwnerSet(
                        period.from(),
                        period.shares().stream()
                                .map(share -> new Share(share.landlordId(), share.percent(), share.leads()))
                                .toList())))
                .orElse(null);
    }

    private String words(OwnerSet set) {
        var names = names(set.owners().stream().map(Share::landlordId));
        return "From " + BritishDates.format(day(set)) + ": "
                + set.owners().stream()
                        .map(owner -> names.getOrDefault(owner.landlordId(), "?") + " "
                                + OwnershipRules.plain(owner.percent()) + "%" + (owner.leads() ? " (lead)" : ""))
                        .collect(Collectors.joining(", "));
    }

    private Map<Long, String> names(Stream<Long> landlordIds) {
        return shares.names(landlordIds.collect(Collectors.toSet()));
    }
}
