--liquibase formatted sql

--changeset latchkey:rent-pcm-by-whole-numbers
-- What rent_pcm says of amounts from nothing up, at a fraction of the time that numeric takes over a year's changes:
-- half a penny goes up.
create or replace function rent_pcm(pence bigint, frequency text) returns bigint
    language sql immutable parallel safe
    return (pence * case frequency when 'MONTHLY' then 24 when 'WEEKLY' then 104 when 'TWO_WEEKLY' then 52
        when 'FOUR_WEEKLY' then 26 when 'QUARTERLY' then 8 when 'SIX_MONTHLY' then 4 else 2 end + 12) / 24;
--rollback create or replace function rent_pcm(pence bigint, frequency text) returns bigint language sql immutable parallel safe return round(pence * case frequency when 'WEEKLY' then 52 when 'TWO_WEEKLY' then 26 when 'FOUR_WEEKLY' then 13 when 'MONTHLY' then 12 when 'QUARTERLY' then 4 when 'SIX_MONTHLY' then 2 else 1 end::numeric / 12)::bigint;
