--liquibase formatted sql

--changeset latchkey:agency
create sequence agency_seq increment by 50;
create table agency (
    id         bigint primary key,
    name       text        not null check (length(name) between 1 and 200),
    created_at timestamptz not null,
    version    integer     not null
);
alter table agency enable row level security;
alter table agency force row level security;
create policy own_agency on agency using (id = current_agency()) with check (id = current_agency());
--rollback drop table agency; drop sequence agency_seq;

--changeset latchkey:branch
create sequence branch_seq increment by 50;
create table branch (
    id        bigint primary key,
    agency_id bigint  not null references agency,
    code      text    not null check (code ~ '^[A-Z0-9]{2,12}$'),
    name      text    not null check (length(name) between 1 and 200),
    active    boolean not null,
    version   integer not null,
    unique (agency_id, id),
    unique (agency_id, code)
);
call isolate_by_agency('branch');
--rollback drop table branch; drop sequence branch_seq;
