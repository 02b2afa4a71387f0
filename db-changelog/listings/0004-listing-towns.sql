--liquibase formatted sql

--changeset latchkey:listing-by-town-as-typed
-- Row-level security keeps lower() away from indexes, as it keeps all that is not leakproof; a column of its own is
-- compared by equality, which is.
alter table listing add column town_key text not null generated always as (lower(town)) stored;
create index listing_by_town_key on listing (agency_id, town_key, id) where deleted_at is null;
--rollback drop index listing_by_town_key; alter table listing drop column town_key;
