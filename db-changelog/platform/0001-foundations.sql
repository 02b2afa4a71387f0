--liquibase formatted sql

--changeset latchkey:extensions
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists citext;
create extension if not exists unaccent;
--rollback drop extension unaccent; drop extension citext; drop extension btree_gist; drop extension pg_trgm;

--changeset latchkey:current-agency splitStatements:false
-- The agency of the running transaction; null outside one, so that no row of any agency is seen.
create function current_agency() returns bigint
    language sql stable parallel safe
    return nullif(current_setting('latchkey.agency', true), '')::bigint;
--rollback drop function current_agency();

--changeset latchkey:isolate splitStatements:false
-- Every table of an agency's rows is closed by this one policy, for its owner too.
create procedure isolate_by_agency(isolated regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated);
    execute format(
        'create policy own_agency on %s using (agency_id = current_agency()) with check (agency_id = current_agency())',
        isolated);
end $$;
revoke execute on procedure isolate_by_agency(regclass) from public;
--rollback drop procedure isolate_by_agency(regclass);

--changeset latchkey:text-forms splitStatements:false
-- "Café Road" and "cafe road" are the same to someone who searches.
create function search_form(typed text) returns text
    language sql immutable parallel safe strict
    return lower(unaccent('unaccent'::regdictionary, typed));
-- LK-000123; longer numbers keep all their digits.
create function reference(prefix text, number bigint) returns text
    language sql immutable parallel safe strict
    return prefix || '-' || lpad(number::text, greatest(6, length(number::text)), '0');
--rollback drop function reference(text, bigint); drop function search_form(text);
