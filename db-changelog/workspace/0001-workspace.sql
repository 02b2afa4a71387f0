--liquibase formatted sql

--changeset latchkey:saved-search
-- A filter with a name. The query is the screen's own address text, so that it means what a link means.
create sequence saved_search_seq increment by 50;
create table saved_search (
    id                    bigint primary key,
    agency_id             bigint      not null references agency,
    owner_id              bigint      not null,
    shared_with_branch_id bigint,
    screen                text        not null check (screen ~ '^[a-z][a-z-]{0,39}$'),
    name                  citext      not null check (length(name) between 1 and 80),
    query                 text        not null check (length(query) <= 4000),
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    deleted_at            timestamptz,
    unique (agency_id, id),
    foreign key (agency_id, owner_id) references users (agency_id, id),
    foreign key (agency_id, shared_with_branch_id) references branch (agency_id, id)
);
create unique index saved_search_by_name on saved_search (agency_id, owner_id, screen, name) where deleted_at is null;
create index saved_search_by_owner on saved_search (agency_id, owner_id, screen);
create index saved_search_by_branch on saved_search (agency_id, shared_with_branch_id, screen);
call isolate_by_agency('saved_search');
--rollback drop table saved_search; drop sequence saved_search_seq;

--changeset latchkey:start-page
create table start_page (
    agency_id       bigint not null references agency,
    user_id         bigint not null,
    saved_search_id bigint not null,
    primary key (agency_id, user_id),
    foreign key (agency_id, user_id) references users (agency_id, id),
    foreign key (agency_id, saved_search_id) references saved_search (agency_id, id)
);
create index start_page_by_search on start_page (agency_id, saved_search_id);
call isolate_by_agency('start_page');
--rollback drop table start_page;

--changeset latchkey:list-layout
create table list_layout (
    agency_id  bigint      not null references agency,
    user_id    bigint      not null,
    screen     text        not null check (screen ~ '^[a-z][a-z-]{0,39}$'),
    columns    jsonb       not null check (jsonb_typeof(columns) = 'array'),
    density    text        not null check (density in ('COMPACT', 'COMFORTABLE')),
    updated_at timestamptz not null,
    primary key (agency_id, user_id, screen),
    foreign key (agency_id, user_id) references users (agency_id, id)
);
call isolate_by_agency('list_layout');
--rollback drop table list_layout;

--changeset latchkey:record-mark
-- What somebody opened lately, and what they starred. The title is the one last seen.
create table record_mark (
    agency_id  bigint      not null references agency,
    user_id    bigint      not null,
    screen     text        not null check (screen ~ '^[a-z][a-z-]{0,39}$'),
    reference  text        not null check (length(reference) between 1 and 40),
    title      text        not null check (length(title) between 1 and 300),
    opened_at  timestamptz not null,
    starred_at timestamptz,
    primary key (agency_id, user_id, screen, reference),
    foreign key (agency_id, user_id) references users (agency_id, id)
);
create index record_mark_by_time on record_mark (agency_id, user_id, opened_at desc);
call isolate_by_agency('record_mark');
--rollback drop table record_mark;
