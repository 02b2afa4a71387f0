--liquibase formatted sql

--changeset latchkey:bulk-change
create sequence bulk_change_seq increment by 50;
create table bulk_change (
    id             bigint primary key,
    agency_id      bigint      not null references agency,
    kind           text        not null check (kind in ('NEGOTIATOR', 'BRANCH', 'WITHDRAWAL')),
    target         text        check (length(target) <= 300),
    reason         text        check (length(reason) <= 1000),
    row_count      integer     not null check (row_count > 0),
    by_id          bigint      not null,
    by_name        text        not null,
    at             timestamptz not null,
    undone_at      timestamptz,
    undone_by_id   bigint,
    undone_by_name text,
    kept_count     integer     check (kept_count between 0 and row_count),
    unique (agency_id, id),
    foreign key (agency_id, by_id) references users (agency_id, id),
    foreign key (agency_id, undone_by_id) references users (agency_id, id),
    check ((undone_at is null) = (kept_count is null)),
    check ((undone_at is null) = (undone_by_id is null))
);
create index bulk_change_by_creation on bulk_change (agency_id, id desc);
create index bulk_change_by_user on bulk_change (agency_id, by_id, id desc);
create index bulk_change_by_undoer on bulk_change (agency_id, undone_by_id);
call isolate_by_agency('bulk_change');
--rollback drop table bulk_change; drop sequence bulk_change_seq;

--changeset latchkey:bulk-change-row
-- What each listing was, and the version it has had since: undo puts back only what nobody changed again.
create table bulk_change_row (
    agency_id      bigint  not null references agency,
    bulk_change_id bigint  not null,
    listing_id     bigint  not null,
    version_after  integer not null,
    before         jsonb   not null,
    primary key (agency_id, bulk_change_id, listing_id),
    foreign key (agency_id, bulk_change_id) references bulk_change (agency_id, id),
    foreign key (agency_id, listing_id) references listing (agency_id, id)
);
create index bulk_change_row_by_listing on bulk_change_row (agency_id, listing_id);
call isolate_by_agency('bulk_change_row');
--rollback drop table bulk_change_row;
