--liquibase formatted sql

--changeset latchkey:listing
create sequence listing_seq increment by 50;
create sequence listing_reference_seq;
create table listing (
    id                    bigint primary key,
    agency_id             bigint      not null references agency,
    reference             text        not null default reference('LK', nextval('listing_reference_seq')),
    property_id           bigint      not null,
    branch_id             bigint      not null,
    negotiator_id         bigint,
    landlord_id           bigint,
    landlord_name         text,
    status                text        not null check (status in ('DRAFT', 'APPRAISED', 'INSTRUCTED', 'AVAILABLE',
                              'UNDER_OFFER', 'LET_AGREED', 'LET', 'SUSPENDED', 'WITHDRAWN', 'LOST', 'CLOSED')),
    status_rank           smallint    not null generated always as (array_position(
                              array ['DRAFT', 'APPRAISED', 'INSTRUCTED', 'AVAILABLE', 'UNDER_OFFER', 'LET_AGREED',
                                  'LET', 'SUSPENDED', 'WITHDRAWN', 'LOST', 'CLOSED'], status)) stored,
    status_since          timestamptz not null,
    suspended_from        text        check (suspended_from in ('AVAILABLE', 'UNDER_OFFER')),
    let_type              text        not null check (let_type in ('LONG', 'SHORT')),
    address               text        not null check (length(address) between 1 and 300),
    town                  text        not null check (length(town) <= 120),
    -- Row-level security keeps lower() away from indexes, as all that is not leakproof; equality on a column is.
    town_key              text        not null generated always as (lower(town)) stored,
    postcode              text        check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
    outcode               text        check (outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'),
    property_type         text        not null check (property_type in ('FLAT', 'HOUSE', 'TERRACED', 'SEMI_DETACHED',
                              'DETACHED', 'MAISONETTE', 'BUNGALOW', 'STUDIO', 'ROOM', 'OTHER')),
    bedrooms              integer     not null check (bedrooms between 0 and 50),
    bathrooms             integer     check (bathrooms between 0 and 50),
    furnishing            text        check (furnishing in ('FURNISHED', 'PART_FURNISHED', 'UNFURNISHED', 'EITHER')),
    rent_pence            bigint      check (rent_pence between 1 and 10000000000),
    rent_frequency        text        check (rent_frequency in ('WEEKLY', 'TWO_WEEKLY', 'FOUR_WEEKLY', 'MONTHLY',
                              'QUARTERLY', 'SIX_MONTHLY', 'YEARLY')),
    rent_pcm_pence        bigint      generated always as (round(rent_pence * case rent_frequency
                              when 'WEEKLY' then 52 when 'TWO_WEEKLY' then 26 when 'FOUR_WEEKLY' then 13
                              when 'MONTHLY' then 12 when 'QUARTERLY' then 4 when 'SIX_MONTHLY' then 2 else 1
                              end::numeric / 12)::bigint) stored,
    deposit_pence         bigint      check (deposit_pence >= 0),
    available_from        date,
    expected_stay_months  integer     check (expected_stay_months between 1 and 240),
    pets_considered       boolean     not null,
    summary               text        check (length(summary) <= 1000),
    description           text        check (length(description) <= 30000),
    appraised_on          date,
    terms_signed_on       date,
    ownership_seen_on     date,
    first_available_on    date,
    let_agreed_on         date,
    agreed_rent_pcm_pence bigint      check (agreed_rent_pcm_pence > 0),
    move_in_on            date,
    withdrawn_on          date,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    deleted_at            timestamptz,
    version               integer     not null,
    search_text           text        not null,
    unique (agency_id, id),
    unique (agency_id, reference),
    foreign key (agency_id, property_id) references property (agency_id, id),
    foreign key (agency_id, branch_id) references branch (agency_id, id),
    foreign key (agency_id, negotiator_id) references users (agency_id, id),
    foreign key (agency_id, landlord_id) references landlord (agency_id, id),
    check ((rent_pence is null) = (rent_frequency is null)),
    check (postcode is null or outcode = split_part(postcode, ' ', 1)),
    -- On the market, and after, there is one advertised rent and a date it came there.
    check (status not in ('AVAILABLE', 'UNDER_OFFER', 'LET_AGREED', 'LET')
        or (rent_pence is not null and first_available_on is not null)),
    -- No bids above the advertised rent (Renters' Rights Act 2025, in force 1 May 2026).
    check (status <> 'LET_AGREED'
        or (agreed_rent_pcm_pence <= rent_pcm_pence and move_in_on is not null and let_agreed_on is not null))
);
create index listing_by_status on listing (agency_id, status_rank, id) where deleted_at is null;
create index listing_by_bedrooms on listing (agency_id, bedrooms, id) where deleted_at is null;
create index listing_by_rent on listing (agency_id, rent_pcm_pence, id) where deleted_at is null;
-- Sorted downwards, what is blank still comes last.
create index listing_by_rent_desc on listing (agency_id, rent_pcm_pence desc nulls last, id desc)
    where deleted_at is null;
create index listing_by_availability_desc on listing (agency_id, available_from desc nulls last, id desc)
    where deleted_at is null;
create index listing_by_landlord_name_desc on listing (agency_id, landlord_name desc nulls last, id desc)
    where deleted_at is null;
create index listing_by_outcode_desc on listing (agency_id, outcode desc nulls last, id desc)
    where deleted_at is null;
create index listing_by_age_desc on listing (agency_id, first_available_on desc nulls last, id desc)
    where deleted_at is null;
create index listing_by_type on listing (agency_id, property_type, id) where deleted_at is null;
create index listing_by_address on listing (agency_id, address, id) where deleted_at is null;
create index listing_by_postcode on listing (agency_id, postcode, id) where deleted_at is null;
create index listing_by_outcode on listing (agency_id, outcode, id) where deleted_at is null;
create index listing_by_town on listing (agency_id, town, id) where deleted_at is null;
create index listing_by_town_key on listing (agency_id, town_key, id) where deleted_at is null;
create index listing_by_availability on listing (agency_id, available_from, id) where deleted_at is null;
create index listing_by_landlord_name on listing (agency_id, landlord_name, id) where deleted_at is null;
create index listing_by_age on listing (agency_id, first_available_on, id) where deleted_at is null;
create index listing_by_creation on listing (agency_id, id) where deleted_at is null;
-- The agents' everyday question, for any status and, smaller, for what is on the market.
create index listing_search on listing (agency_id, status, bedrooms, rent_pcm_pence, id) where deleted_at is null;
create index listing_available on listing (agency_id, bedrooms, rent_pcm_pence, id)
    where status = 'AVAILABLE' and deleted_at is null;
create index listing_by_property on listing (agency_id, property_id);
create index listing_by_branch on listing (agency_id, branch_id, id);
create index listing_by_negotiator on listing (agency_id, negotiator_id, id);
create index listing_by_landlord on listing (agency_id, landlord_id);
call isolate_by_agency('listing');
--rollback drop table listing; drop sequence listing_reference_seq; drop sequence listing_seq;
