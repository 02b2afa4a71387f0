--liquibase formatted sql

--changeset latchkey:contact-details
drop index contact_by_email;
drop index contact_by_phone;
drop index contact_name_search;
alter table contact
    add column company_number         text check (company_number ~ '^[A-Z0-9]{8}$'),
    add column second_email           citext check (length(second_email) between 3 and 254),
    add column second_phone           text check (second_phone ~ '^\+[0-9]{7,15}$'),
    add column correspondence_address text check (length(correspondence_address) <= 500),
    add column service_address        text check (length(service_address) <= 500),
    add column preferred_channel      text check (preferred_channel in ('EMAIL', 'PHONE', 'TEXT', 'POST')),
    add column source                 text check (source in ('PORTAL', 'WEBSITE', 'REFERRAL', 'WALK_IN', 'PHONE', 'BOARD',
                                          'SOCIAL', 'IMPORT', 'OTHER')),
    add column notes                  text check (length(notes) <= 4000),
    add column merged_into            bigint,
    -- Row-level security keeps what is not leakproof away from indexes: citext's equality is not, that of text is.
    add column email_key              text generated always as (lower(email::text)) stored,
    add column second_email_key       text generated always as (lower(second_email::text)) stored,
    -- A British number is found as it is dialled here, too.
    add column search_text            text not null generated always as (search_form(
        coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(company_name, '') || ' '
        || coalesce(email::text, '') || ' ' || coalesce(second_email::text, '') || ' '
        || coalesce(phone, '') || ' ' || coalesce('0' || substr(phone, 4), '') || ' '
        || coalesce(second_phone, '') || ' ' || coalesce('0' || substr(second_phone, 4), '') || ' '
        || coalesce(postcode, '') || ' ' || coalesce(replace(postcode, ' ', ''), '') || ' '
        || coalesce(company_number, ''))) stored,
    add foreign key (agency_id, merged_into) references contact (agency_id, id),
    add check (merged_into is null or deleted_at is not null);
create index contact_by_kind on contact (agency_id, kind, name, id) where deleted_at is null;
create index contact_by_email_key on contact (agency_id, email_key, id) where deleted_at is null;
create index contact_by_email_key_desc on contact (agency_id, email_key desc nulls last, id desc)
    where deleted_at is null;
create index contact_by_second_email_key on contact (agency_id, second_email_key)
    where deleted_at is null and second_email_key is not null;
create index contact_by_phone on contact (agency_id, phone, id) where deleted_at is null;
create index contact_by_phone_desc on contact (agency_id, phone desc nulls last, id desc) where deleted_at is null;
create index contact_by_second_phone on contact (agency_id, second_phone)
    where deleted_at is null and second_phone is not null;
create index contact_by_postcode on contact (agency_id, postcode, id) where deleted_at is null;
create index contact_by_postcode_desc on contact (agency_id, postcode desc nulls last, id desc)
    where deleted_at is null;
create index contact_by_company_number on contact (agency_id, company_number)
    where deleted_at is null and company_number is not null;
create index contact_live on contact (agency_id, id) where deleted_at is null;
create index contact_archived on contact (agency_id, name, id) where deleted_at is not null and merged_into is null;
create index contact_by_merge on contact (agency_id, merged_into);
create index contact_text_search on contact using gin (search_text gin_trgm_ops);
--rollback drop index contact_text_search; drop index contact_live; alter table contact drop column search_text, drop column second_email_key, drop column email_key, drop column merged_into cascade, drop column notes, drop column source, drop column preferred_channel, drop column service_address, drop column correspondence_address, drop column second_phone, drop column second_email, drop column company_number; drop index contact_by_kind; drop index contact_by_phone; drop index contact_by_phone_desc; drop index contact_by_postcode; drop index contact_by_postcode_desc; create index contact_by_email on contact (agency_id, email); create index contact_by_phone on contact (agency_id, phone); create index contact_name_search on contact using gin (search_form(name) gin_trgm_ops);

--changeset latchkey:find-contacts splitStatements:false
-- Its library has to be there before a function may set what belongs to it.
do $$ begin perform show_limit(); end $$;
-- As the owner, past row-level security's wall, this function finds contacts by words and draws the agency's wall
-- itself. Every word must occur; only if nobody has them all may words of four letters and more be misspelt.
create policy text_search on contact for select to current_user using (true);
create function find_contacts(typed text) returns setof bigint
    language plpgsql stable security definer rows 100
    set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
    word  text;
    has   text;
    exact text := '';
    near  text := '';
begin
    foreach word in array (regexp_split_to_array(trim(search_form(typed)), '[\s,()]+'))[1:12] loop
        has := format(' and search_text like %L',
                      '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
        exact := exact || has;
        near := near || case when word ~ '^[a-z''-]{4,}$' then format(' and %L <%% search_text', word) else has end;
    end loop;
    return query execute 'select id from contact where agency_id = current_agency()' || exact;
    if not found and near <> exact then
        return query execute 'select id from contact where agency_id = current_agency()' || near;
    end if;
end $$;
revoke execute on function find_contacts(text) from public;
--rollback drop function find_contacts(text); drop policy text_search on contact;

--changeset latchkey:contact-role
-- Which roles a contact holds now. The features whose roles they are keep it, by triggers.
create table contact_role (
    agency_id  bigint not null references agency,
    contact_id bigint not null,
    role       text   not null check (role ~ '^[A-Z_]+$'),
    primary key (agency_id, contact_id, role),
    foreign key (agency_id, contact_id) references contact (agency_id, id)
);
create index contact_role_by_role on contact_role (agency_id, role, contact_id);
call isolate_by_agency('contact_role');
--rollback drop table contact_role;

--changeset latchkey:contact-merge
create sequence contact_merge_seq increment by 50;
create table contact_merge (
    id             bigint primary key,
    agency_id      bigint      not null references agency,
    survivor_id    bigint      not null,
    other_id       bigint      not null,
    -- The survivor's fields as they were and as the merge left them.
    fields_before  jsonb       not null,
    fields_after   jsonb       not null,
    merged_at      timestamptz not null,
    merged_by_id   bigint      not null,
    merged_by_name text        not null,
    undone_at      timestamptz,
    unique (agency_id, id),
    foreign key (agency_id, survivor_id) references contact (agency_id, id),
    foreign key (agency_id, other_id) references contact (agency_id, id),
    foreign key (agency_id, merged_by_id) references users (agency_id, id),
    check (survivor_id <> other_id)
);
create index contact_merge_by_survivor on contact_merge (agency_id, survivor_id, id);
create index contact_merge_by_other on contact_merge (agency_id, other_id, id);
create index contact_merge_by_user on contact_merge (agency_id, merged_by_id);
-- Nobody is merged away twice at the same time.
create unique index contact_merge_stands on contact_merge (agency_id, other_id) where undone_at is null;
call isolate_by_agency('contact_merge');
create sequence contact_merge_move_seq increment by 50;
create table contact_merge_move (
    id        bigint primary key,
    agency_id bigint not null references agency,
    merge_id  bigint not null,
    kind      text   not null,
    -- What the feature that moved its records needs to move them back.
    moved     jsonb  not null,
    unique (agency_id, merge_id, kind),
    foreign key (agency_id, merge_id) references contact_merge (agency_id, id)
);
call isolate_by_agency('contact_merge_move');
--rollback drop table contact_merge_move; drop sequence contact_merge_move_seq; drop table contact_merge; drop sequence contact_merge_seq;

--changeset latchkey:contact-text-statistics
-- As for listings: few samples, so that planning a search takes less than the search.
alter table contact alter column search_text set statistics 10;
--rollback alter table contact alter column search_text set statistics -1;
