--liquibase formatted sql

--changeset latchkey:import-job
create sequence import_job_seq increment by 50;
create table import_job (
    id              bigint primary key,
    agency_id       bigint      not null references agency,
    kind            text        not null,
    branch_id       bigint      not null,
    file_name       text        not null check (length(file_name) <= 300),
    checksum        text        not null,
    status          text        not null check (status in ('UPLOADED', 'VALIDATED', 'COMMITTED',
                        'COMMITTED_WITH_SKIPS', 'CANCELLED')),
    mapping         jsonb       not null,
    rows_total      integer     not null,
    rows_rejected   integer     not null,
    rows_imported   integer     not null,
    requested_by_id bigint      not null,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    version         integer     not null,
    unique (agency_id, id),
    foreign key (agency_id, branch_id) references branch (agency_id, id),
    foreign key (agency_id, requested_by_id) references users (agency_id, id)
);
create index import_job_by_branch on import_job (agency_id, branch_id);
create index import_job_by_checksum on import_job (agency_id, checksum);
create index import_job_by_user on import_job (agency_id, requested_by_id);
create index import_job_by_time on import_job (agency_id, created_at desc, id desc);
call isolate_by_agency('import_job');
--rollback drop table import_job; drop sequence import_job_seq;

--changeset latchkey:import-row
-- The rows of a file as they were checked: set-based checks add to the errors, set-based inserts read the fields.
-- COPY can't write to a table with row-level security, so it fills a temporary one, and that this one.
create table import_row (
    agency_id bigint  not null,
    job_id    bigint  not null,
    line      bigint  not null,
    cells     text[]  not null,
    fields    jsonb   not null,
    errors    jsonb   not null,
    notices   jsonb   not null,
    entity_id bigint,
    primary key (job_id, line),
    foreign key (agency_id, job_id) references import_job (agency_id, id) on delete cascade
);
create index import_row_by_job on import_row (agency_id, job_id, line);
create index import_row_rejected on import_row (agency_id, job_id, line) where errors <> '[]'::jsonb;
call isolate_by_agency('import_row');
--rollback drop table import_row;

--changeset latchkey:history-names-its-import
alter table history_event add foreign key (agency_id, import_id) references import_job (agency_id, id);
create index history_event_by_import on history_event (agency_id, import_id);
--rollback drop index history_event_by_import;
