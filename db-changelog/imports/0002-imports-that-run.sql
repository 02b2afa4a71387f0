--liquibase formatted sql

--changeset latchkey:import-runs
alter table import_job drop constraint import_job_status_check;
alter table import_job
    add constraint import_job_status_check check (status in ('UPLOADED', 'CHECKING', 'VALIDATED', 'QUEUED', 'RUNNING',
        'COMMITTED', 'COMMITTED_WITH_SKIPS', 'FAILED', 'CANCELLED', 'EXPIRED', 'UNDO_QUEUED', 'UNDOING', 'UNDONE',
        'UNDONE_WITH_CONFLICTS')),
    add column requested_by_name text    not null default '',
    add column file_bytes        bigint  not null default 0,
    add column rows_inserted     integer not null default 0,
    add column rows_updated      integer not null default 0,
    add column rows_unchanged    integer not null default 0,
    -- Rows for which the check no longer held when they were to be written.
    add column rows_moved        integer not null default 0,
    -- What a running import is at, for whoever looks on: written past its transaction.
    add column phase             text    check (phase in ('READING', 'COMPARING', 'WRITING', 'UNDOING')),
    add column done              bigint  not null default 0,
    add column expected          bigint  not null default 0,
    add column phase_since       timestamptz,
    add column cancel_wanted     boolean not null default false,
    -- Why it broke off, in the words of the screen's texts: key and arguments.
    add column failure           jsonb,
    add column undone_at         timestamptz,
    add column undone_by_name    text;
-- The owner, too, sees only its agency's rows; here it has to fill those of all.
alter table import_job no force row level security;
update import_job set rows_inserted = rows_imported, mapping = jsonb_build_object(
    'format', jsonb_build_object('kind', 'DELIMITED', 'charset', mapping -> 'charset',
        'separator', mapping -> 'separator', 'quote', '"', 'sheets', '[]'::jsonb, 'headerLine', 1),
    'plan', jsonb_build_object('columns', mapping -> 'columns', 'constants', '{}'::jsonb, 'words', '{}'::jsonb,
        'wholeOnly', false));
alter table import_job force row level security;
alter table import_job alter column requested_by_name drop default, alter column file_bytes drop default;
-- The database is the judge of what may run: one import of a kind at a time in an agency.
create unique index import_job_running on import_job (agency_id, kind) where status in ('RUNNING', 'UNDOING');
create index import_job_waiting on import_job (agency_id, kind, id) where status = 'QUEUED';
--rollback alter table import_job drop column undone_by_name, drop column undone_at, drop column failure, drop column cancel_wanted, drop column phase_since, drop column expected, drop column done, drop column phase, drop column rows_moved, drop column rows_unchanged, drop column rows_updated, drop column rows_inserted, drop column file_bytes, drop column requested_by_name; drop index import_job_waiting; drop index import_job_running;

--changeset latchkey:import-rows-are-staging
-- Made from the file whenever they are not there, so they need not survive a crash of the database.
alter table import_row set unlogged;
alter table import_row
    drop column entity_id,
    add column missing  jsonb    not null default '[]',
    -- What the row is recognised by, as the chosen key has it.
    add column key      text,
    -- The records it is about, one for each part of its kind, as they were when it was checked; null for one to add.
    add column ids      bigint[],
    add column versions integer[],
    -- Field by field before and after, one list for each part; null for a row that adds a record.
    add column changes  jsonb,
    -- The first row of the file with the same key, where several rows may tell of one record.
    add column lead     bigint,
    -- Rejected for what only the whole file tells.
    add column together boolean  not null default false,
    add column action   text     not null default 'INSERT'
        check (action in ('INSERT', 'UPDATE', 'UNCHANGED', 'REJECTED'));
alter table import_row no force row level security;
update import_row set action = 'REJECTED' where errors <> '[]'::jsonb;
alter table import_row force row level security;
drop index import_row_by_job;
drop index import_row_rejected;
create index import_row_by_action on import_row (agency_id, job_id, action, line);
create index import_row_by_key on import_row (job_id, key) where key is not null;
--rollback drop index import_row_by_key; drop index import_row_by_action; alter table import_row drop column action, drop column together, drop column lead, drop column changes, drop column versions, drop column ids, drop column key, drop column missing, add column entity_id bigint; alter table import_row set logged; create index import_row_by_job on import_row (agency_id, job_id, line); create index import_row_rejected on import_row (agency_id, job_id, line) where errors <> '[]'::jsonb;

--changeset latchkey:import-corrections
-- Cells that somebody corrected after the upload; the file itself stays as it came.
create table import_correction (
    agency_id bigint  not null,
    job_id    bigint  not null,
    line      bigint  not null,
    place     integer not null check (place >= 0),
    cell      text    not null check (length(cell) <= 32768),
    primary key (agency_id, job_id, line, place),
    foreign key (agency_id, job_id) references import_job (agency_id, id) on delete cascade
);
call isolate_by_agency('import_correction');
--rollback drop table import_correction;

--changeset latchkey:import-changes
-- Every record an import wrote, and by which line: undo starts here, and so does the way from a record to its file.
create table import_change (
    agency_id     bigint   not null,
    job_id        bigint   not null,
    part          smallint not null check (part >= 0),
    entity_type   text     not null,
    entity_id     bigint   not null,
    line          bigint   not null,
    version_after integer  not null,
    -- The changed columns as they were, until the import can no longer be undone; null for a record it added.
    before        jsonb,
    -- Null until an undo came by.
    undo          text     check (undo in ('DONE', 'CONFLICT', 'KEPT')),
    primary key (agency_id, job_id, entity_id, part),
    foreign key (agency_id, job_id) references import_job (agency_id, id)
);
create index import_change_by_line on import_change (agency_id, job_id, line);
create index import_change_in_conflict on import_change (agency_id, job_id, line) where undo = 'CONFLICT';
call isolate_by_agency('import_change');
--rollback drop table import_change;

--changeset latchkey:import-memory
-- How an agency last read a file with these column names.
create table import_memory (
    agency_id bigint      not null references agency,
    kind      text        not null,
    header    text        not null,
    plan      jsonb       not null,
    used_at   timestamptz not null,
    primary key (agency_id, kind, header)
);
call isolate_by_agency('import_memory');
--rollback drop table import_memory;

--changeset latchkey:rent-words splitStatements:false
-- A rent as history tells it, the same words that Rent.toString has.
create function rent_words(pence bigint, frequency text) returns text
    language sql immutable parallel safe strict
    return '£' || to_char(pence / 100, 'FM999,999,999,990') || case when pence % 100 > 0
        then '.' || lpad((pence % 100)::text, 2, '0') else '' end || ' ' || case frequency when 'WEEKLY' then 'pw'
        when 'TWO_WEEKLY' then '2-weekly' when 'FOUR_WEEKLY' then '4-weekly' when 'MONTHLY' then 'pcm'
        when 'QUARTERLY' then 'quarterly' when 'SIX_MONTHLY' then '6-monthly' else 'pa' end;
--rollback drop function rent_words(bigint, text);

--changeset latchkey:gather-statistics splitStatements:false
-- Tables that just took in many rows are planned by what they hold now, not by what they held before: the application's
-- own login may not say so itself.
create function gather_statistics(tables text[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    filled text;
begin
    foreach filled in array tables loop
        execute format('analyze %s', filled::regclass);
    end loop;
end $$;
revoke execute on function gather_statistics(text[]) from public;
--rollback drop function gather_statistics(text[]);
