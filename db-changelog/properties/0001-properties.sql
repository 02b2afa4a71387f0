--liquibase formatted sql

--changeset latchkey:property
create sequence property_seq increment by 50;
create table property (
    id               bigint primary key,
    agency_id        bigint      not null references agency,
    own_ref          text        check (length(own_ref) between 1 and 60),
    uprn             bigint      check (uprn between 1 and 999999999999),
    address          text        not null check (length(address) between 1 and 300),
    town             text        not null check (length(town) <= 120),
    postcode         text        check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
    outcode          text        check (outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'),
    latitude         double precision check (latitude between -90 and 90),
    longitude        double precision check (longitude between -180 and 180),
    property_type    text        not null,
    bedrooms         integer     not null check (bedrooms between 0 and 50),
    bathrooms        integer     check (bathrooms between 0 and 50),
    receptions       integer     check (receptions between 0 and 50),
    floor_area_sqm   integer     check (floor_area_sqm between 1 and 100000),
    council_tax_band text        check (council_tax_band ~ '^[A-I]$'),
    epc_rating       text        check (epc_rating ~ '^[A-G]$'),
    epc_expires_on   date,
    epc_exempt       boolean     not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    deleted_at       timestamptz,
    version          integer     not null,
    unique (agency_id, id),
    check (postcode is null or outcode = split_part(postcode, ' ', 1))
);
create unique index property_own_ref on property (agency_id, own_ref) where deleted_at is null;
create unique index property_uprn on property (agency_id, uprn) where deleted_at is null;
create index property_by_address on property (agency_id, address, id) where deleted_at is null;
create index property_by_postcode on property (agency_id, postcode, id) where deleted_at is null;
create index property_by_outcode on property (agency_id, outcode, id) where deleted_at is null;
create index property_by_town on property (agency_id, town, id) where deleted_at is null;
create index property_by_type on property (agency_id, property_type, id) where deleted_at is null;
create index property_by_bedrooms on property (agency_id, bedrooms, id) where deleted_at is null;
call isolate_by_agency('property');
--rollback drop table property; drop sequence property_seq;
