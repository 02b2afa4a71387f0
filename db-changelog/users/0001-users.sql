--liquibase formatted sql

--changeset latchkey:users
create sequence users_seq increment by 50;
create table users (
    id              bigint primary key,
    agency_id       bigint references agency,
    branch_id       bigint,
    email           citext      not null unique check (length(email) between 3 and 254),
    name            text        not null check (length(name) between 1 and 200),
    role            text        not null check (role in ('AGENT', 'MANAGER', 'ADMIN', 'VIEWER', 'SUPERUSER')),
    status          text        not null check (status in ('INVITED', 'ACTIVE', 'SUSPENDED', 'LEFT')),
    password_hash   text,
    last_sign_in_at timestamptz,
    created_at      timestamptz not null,
    version         integer     not null,
    unique (agency_id, id),
    foreign key (agency_id, branch_id) references branch (agency_id, id),
    -- A superuser belongs to the installation, everybody else to one agency.
    check ((role = 'SUPERUSER') = (agency_id is null))
);
create index users_by_branch on users (agency_id, branch_id);
create index users_by_name on users (agency_id, name, id);
create index users_by_role on users (agency_id, status, role);
create index users_by_creation on users (agency_id, created_at);
call isolate_by_agency('users');
--rollback drop table users; drop sequence users_seq;
