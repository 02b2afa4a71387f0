--liquibase formatted sql

--changeset latchkey:steps-know-their-listing splitStatements:false
-- KPIs count the dated steps of listings (KPIS.md 4.0): for the branch and negotiator, at the rents and with the dates
-- that the listing had at the time, which only the step itself can know for good. The first DRAFT counts nowhere.
alter table status_change
    add column branch_id            bigint,
    add column negotiator_id        bigint,
    add column bedrooms             integer,
    add column advertised_pcm_pence bigint,
    add column agreed_pcm_pence     bigint,
    -- When the status that it left began.
    add column from_since           timestamptz,
    -- Of INSTRUCTED: K2 counts it.
    add column is_new_instruction   boolean not null default false,
    -- Of LET_AGREED: calendar days since it first came to the market, less those suspended (K9).
    add column days_on_market       integer;
alter table price_change add column branch_id bigint, add column negotiator_id bigint;

create function london_day(at timestamptz) returns date
    language sql immutable parallel safe strict
    return (at at time zone 'Europe/London')::date;

-- Not the first of its listing, or the same landlord's property within 28 days of its withdrawal: no new instruction.
create function is_new_instruction(step status_change, listed listing) returns boolean
    language sql stable
    return step.to_status = 'INSTRUCTED'
       and not exists (select from status_change s
                        where s.agency_id = step.agency_id and s.listing_id = step.listing_id
                          and s.to_status = 'INSTRUCTED' and s.id < step.id)
       and not exists (select from listing o join status_change w
                           on w.agency_id = o.agency_id and w.listing_id = o.id and w.to_status = 'WITHDRAWN'
                        where o.agency_id = listed.agency_id and o.property_id = listed.property_id
                          and o.id <> listed.id and o.landlord_id is not distinct from listed.landlord_id
                          and w.at <= step.at and w.at > step.at - interval '28 days');

create function days_on_market(step status_change, listed listing) returns integer
    language sql stable
    return case when step.to_status = 'LET_AGREED' then
        greatest(0, london_day(step.at) - listed.first_available_on - coalesce((
            select sum(london_day(s.at) - london_day(s.from_since))::integer from status_change s
             where s.agency_id = step.agency_id and s.listing_id = step.listing_id and s.from_status = 'SUSPENDED'
               and s.id < step.id and london_day(s.from_since) >= listed.first_available_on), 0)) end;

create function status_change_knows_its_listing() returns trigger
    language plpgsql as $$
declare
    listed listing;
begin
    if new.from_status is null and new.to_status = 'DRAFT' then
        return new;
    end if;
    select * into listed from listing where agency_id = new.agency_id and id = new.listing_id;
    new.branch_id := listed.branch_id;
    new.negotiator_id := listed.negotiator_id;
    new.bedrooms := listed.bedrooms;
    new.advertised_pcm_pence := listed.rent_pcm_pence;
    new.agreed_pcm_pence := case when new.to_status = 'LET_AGREED' then listed.agreed_rent_pcm_pence end;
    new.from_since := (select s.at from status_change s
                        where s.agency_id = new.agency_id and s.listing_id = new.listing_id and s.id < new.id
                        order by s.id desc limit 1);
    new.is_new_instruction := is_new_instruction(new, listed);
    new.days_on_market := days_on_market(new, listed);
    return new;
end $$;
create trigger status_change_knows_its_listing before insert on status_change
    for each row execute function status_change_knows_its_listing();

create function price_change_knows_its_listing() returns trigger
    language plpgsql as $$
begin
    if new.old_pence is not null then
        select branch_id, negotiator_id into new.branch_id, new.negotiator_id
          from listing where agency_id = new.agency_id and id = new.listing_id;
    end if;
    return new;
end $$;
create trigger price_change_knows_its_listing before insert on price_change
    for each row execute function price_change_knows_its_listing();
--rollback drop function status_change_knows_its_listing() cascade; drop function price_change_knows_its_listing() cascade; drop function days_on_market(status_change, listing); drop function is_new_instruction(status_change, listing); drop function london_day(timestamptz); alter table status_change drop column branch_id, drop column negotiator_id, drop column bedrooms, drop column advertised_pcm_pence, drop column agreed_pcm_pence, drop column from_since, drop column is_new_instruction, drop column days_on_market; alter table price_change drop column branch_id, drop column negotiator_id;

--changeset latchkey:earlier-steps-know-their-listing
-- What was written before is taken to have been as the listing is now: nothing else is known of it.
alter table listing no force row level security;
alter table status_change no force row level security;
alter table price_change no force row level security;
update status_change s
   set branch_id = l.branch_id, negotiator_id = l.negotiator_id, bedrooms = l.bedrooms,
       advertised_pcm_pence = l.rent_pcm_pence,
       agreed_pcm_pence = case when s.to_status = 'LET_AGREED' then l.agreed_rent_pcm_pence end,
       from_since = b.at
  from listing l, (select id, lag(at) over (partition by listing_id order by id) as at from status_change) b
 where l.id = s.listing_id and b.id = s.id and s.from_status is not null;
update status_change s
   set is_new_instruction = is_new_instruction(s, l), days_on_market = days_on_market(s, l)
  from listing l
 where l.id = s.listing_id and s.to_status in ('INSTRUCTED', 'LET_AGREED') and s.from_status is not null;
update price_change p set branch_id = l.branch_id, negotiator_id = l.negotiator_id
  from listing l where l.id = p.listing_id and p.old_pence is not null;
alter table listing force row level security;
alter table status_change force row level security;
alter table price_change force row level security;
--rollback empty

--changeset latchkey:steps-by-what-is-counted
-- Each answers its KPI alone, without a look at the rows; none is written to when a file of listings comes in.
create index lets_agreed on status_change (agency_id, at) include (listing_id, branch_id, negotiator_id, bedrooms,
    advertised_pcm_pence, agreed_pcm_pence, days_on_market) where to_status = 'LET_AGREED';
create index new_instructions on status_change (agency_id, at) include (listing_id, branch_id, negotiator_id)
    where is_new_instruction;
create index lets_fallen on status_change (agency_id, from_since) include (listing_id, at, branch_id, negotiator_id)
    where from_status = 'LET_AGREED' and to_status in ('AVAILABLE', 'WITHDRAWN');
create index rents_changed on price_change (agency_id, at)
    include (listing_id, branch_id, negotiator_id, old_pence, old_frequency, new_pence, new_frequency)
    where old_pence is not null;
create index listing_on_market on listing (agency_id, first_available_on)
    include (branch_id, negotiator_id, town_key, town) where status in ('AVAILABLE', 'UNDER_OFFER') and deleted_at is null;
create index listing_deleted on listing (agency_id, id) where deleted_at is not null;
drop index price_change_by_time;
--rollback drop index lets_agreed; drop index new_instructions; drop index lets_fallen; drop index rents_changed; drop index listing_on_market; drop index listing_deleted; create index price_change_by_time on price_change (agency_id, at);

--changeset latchkey:rent-pcm
-- KPIS.md 4.0; the same as of the rents on listings. Not strict, so that it is put into the statement that uses it.
create function rent_pcm(pence bigint, frequency text) returns bigint
    language sql immutable parallel safe
    return round(pence * case frequency when 'WEEKLY' then 52 when 'TWO_WEEKLY' then 26 when 'FOUR_WEEKLY' then 13
        when 'MONTHLY' then 12 when 'QUARTERLY' then 4 when 'SIX_MONTHLY' then 2 else 1 end::numeric / 12)::bigint;
--rollback drop function rent_pcm(bigint, text);
