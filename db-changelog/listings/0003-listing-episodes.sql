--liquibase formatted sql

--changeset latchkey:listing-media
create sequence listing_media_seq increment by 50;
create table listing_media (
    id         bigint primary key,
    agency_id  bigint      not null references agency,
    listing_id bigint      not null,
    kind       text        not null check (kind in ('IMAGE', 'FLOOR_PLAN', 'BROCHURE', 'VIRTUAL_TOUR', 'EPC',
                   'EPC_GRAPH')),
    position   integer     not null check (position >= 0),
    caption    text        check (length(caption) <= 300),
    url        text        not null check (length(url) <= 2000),
    created_at timestamptz not null,
    version    integer     not null,
    foreign key (agency_id, listing_id) references listing (agency_id, id),
    unique (agency_id, listing_id, kind, position)
);
call isolate_by_agency('listing_media');
--rollback drop table listing_media; drop sequence listing_media_seq;

--changeset latchkey:price-change
create sequence price_change_seq increment by 50;
create table price_change (
    id            bigint primary key,
    agency_id     bigint      not null references agency,
    listing_id    bigint      not null,
    old_pence     bigint,
    old_frequency text,
    new_pence     bigint,
    new_frequency text,
    at            timestamptz not null,
    by_id         bigint,
    by_name       text        not null,
    foreign key (agency_id, listing_id) references listing (agency_id, id),
    foreign key (agency_id, by_id) references users (agency_id, id)
);
create index price_change_by_listing on price_change (agency_id, listing_id, id);
create index price_change_by_user on price_change (agency_id, by_id);
create index price_change_by_time on price_change (agency_id, at);
call isolate_by_agency('price_change');
--rollback drop table price_change; drop sequence price_change_seq;

--changeset latchkey:status-change
create sequence status_change_seq increment by 50;
create table status_change (
    id          bigint primary key,
    agency_id   bigint      not null references agency,
    listing_id  bigint      not null,
    from_status text,
    to_status   text        not null,
    at          timestamptz not null,
    by_id       bigint,
    by_name     text        not null,
    reason      text        check (length(reason) <= 1000),
    overridden  text        check (length(overridden) <= 1000),
    foreign key (agency_id, listing_id) references listing (agency_id, id),
    foreign key (agency_id, by_id) references users (agency_id, id)
);
create index status_change_by_listing on status_change (agency_id, listing_id, id);
create index status_change_by_user on status_change (agency_id, by_id);
create index status_change_by_status on status_change (agency_id, to_status, at);
call isolate_by_agency('status_change');
--rollback drop table status_change; drop sequence status_change_seq;
