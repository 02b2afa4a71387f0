--liquibase formatted sql

--changeset latchkey:contact
create sequence contact_seq increment by 50;
create table contact (
    id           bigint primary key,
    agency_id    bigint      not null references agency,
    kind         text        not null check (kind in ('PERSON', 'COMPANY')),
    title        text        check (length(title) <= 40),
    first_name   text        check (length(first_name) <= 120),
    last_name    text        check (length(last_name) <= 120),
    company_name text        check (length(company_name) <= 200),
    email        citext      check (length(email) between 3 and 254),
    phone        text        check (phone ~ '^\+[0-9]{7,15}$'),
    address      text        check (length(address) <= 500),
    postcode     text        check (length(postcode) <= 8),
    name         text        not null generated always as (case kind
                     when 'COMPANY' then company_name
                     else trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) end) stored
                     check (name <> ''),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    deleted_at   timestamptz,
    version      integer     not null,
    unique (agency_id, id)
);
create index contact_by_email on contact (agency_id, email);
create index contact_by_phone on contact (agency_id, phone);
create index contact_by_name on contact (agency_id, name, id) where deleted_at is null;
create index contact_name_search on contact using gin (search_form(name) gin_trgm_ops);
call isolate_by_agency('contact');
--rollback drop table contact; drop sequence contact_seq;

--changeset latchkey:landlord
create sequence landlord_seq increment by 50;
create table landlord (
    id             bigint primary key,
    agency_id      bigint      not null references agency,
    contact_id     bigint      not null,
    status         text        not null check (status in ('PROSPECT', 'ACTIVE', 'PAST')),
    aml_status     text        not null check (aml_status in ('NOT_CHECKED', 'CLEAR', 'REFERRED', 'FAILED')),
    aml_expires_on date,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    deleted_at     timestamptz,
    version        integer     not null,
    unique (agency_id, id),
    unique (agency_id, contact_id),
    foreign key (agency_id, contact_id) references contact (agency_id, id)
);
create index landlord_by_aml on landlord (agency_id, aml_status, aml_expires_on);
create index landlord_live on landlord (agency_id, id) where deleted_at is null;
call isolate_by_agency('landlord');
--rollback drop table landlord; drop sequence landlord_seq;
