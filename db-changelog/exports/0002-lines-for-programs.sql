--liquibase formatted sql

--changeset latchkey:export-as-lines
alter table export_log drop constraint export_log_format_check,
    add constraint export_log_format_check check (format in ('CSV', 'XLSX', 'NDJSON'));
--rollback alter table export_log drop constraint export_log_format_check, add constraint export_log_format_check check (format in ('CSV', 'XLSX'));
