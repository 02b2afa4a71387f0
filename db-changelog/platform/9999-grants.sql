--liquibase formatted sql

--changeset latchkey:grants runAlways:true runOnChange:true
-- What the application's own login may do, said again at every start: rows, never tables or policies, and of history
-- only to add and to read.
grant usage on schema public to "${application-user}";
grant select, insert, update, delete on all tables in schema public to "${application-user}";
grant usage on all sequences in schema public to "${application-user}";
revoke all on databasechangelog, databasechangeloglock from "${application-user}";
revoke update, delete on history_event, status_change, price_change, sign_in_attempt from "${application-user}";
revoke update, delete on history_seal, history_check from "${application-user}";
revoke update, delete on kpi_day from "${application-user}";
revoke delete on export_log, bulk_change, bulk_change_row, contact_merge, contact_merge_move from "${application-user}";
revoke delete on agency, branch, users, contact, landlord, property, listing from "${application-user}";
grant execute on function find_sign_in(citext), mark_sign_in(bigint, timestamptz),
    find_person(bigint), hold_person(bigint), find_password_link(bytea, timestamptz), set_superuser_password(bigint, text),
    forget_sign_in_attempts(timestamptz, integer),
    find_api_token(bytea, timestamptz), mark_api_tokens(uuid[], timestamptz),
    find_listings(text),
    find_listings(text, bigint), find_contacts(text), find_properties(text), find_users(text), quick_find(text, text, integer),
    gather_statistics(text[]), imports_due(timestamptz), imports_unknown(bigint[]), agencies_to_close(text, date), agencies_at_work(timestamptz),
    agencies_to_seal(), agencies_with_broken_history(), forget_idempotent_requests(timestamptz),
    agencies_with_webhooks(), webhooks_to_send(timestamptz), webhooks_to_clear(timestamptz)
    to "${application-user}";
--rollback empty
