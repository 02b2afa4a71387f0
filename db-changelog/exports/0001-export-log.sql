--liquibase formatted sql

--changeset latchkey:export-log
-- Who took which rows out of the desk, and whether the file became whole.
create sequence export_log_seq increment by 50;
create table export_log (
    id          bigint primary key,
    agency_id   bigint      not null references agency,
    by_id       bigint      not null,
    by_name     text        not null,
    began_at    timestamptz not null,
    ended_at    timestamptz,
    entity_type text        not null,
    selection   text        not null,
    columns     text        not null,
    format      text        not null check (format in ('CSV', 'XLSX')),
    state       text        not null check (state in ('RUNNING', 'FINISHED', 'CANCELLED', 'FAILED')),
    row_count   bigint      not null check (row_count >= 0),
    foreign key (agency_id, by_id) references users (agency_id, id)
);
create index export_log_by_time on export_log (agency_id, began_at desc, id desc);
create index export_log_by_user on export_log (agency_id, by_id, id desc);
call isolate_by_agency('export_log');
--rollback drop table export_log; drop sequence export_log_seq;
