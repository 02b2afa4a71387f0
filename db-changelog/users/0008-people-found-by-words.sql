--liquibase formatted sql

--changeset latchkey:user-search-text
-- What free text finds somebody by. The agency leads the index: a small one does not wade through the words of a large one.
alter table users
    add column search_text text not null generated always as (search_form(name || ' ' || email::text)) stored;
-- As for listings: few samples, so that planning a search takes less than the search.
alter table users alter column search_text set statistics 10;
create index users_text_search on users using gin (agency_id, search_text gin_trgm_ops);
--rollback alter table users drop column search_text;

--changeset latchkey:find-users splitStatements:false
-- Its library has to be there before a function may set what belongs to it.
do $$ begin perform show_limit(); end $$;
-- As find_contacts: past row-level security, which closes trigram indexes, with the agency's wall drawn here.
-- Every word must occur; only if nobody has them all may words of four letters and more be misspelt.
create function find_users(typed text) returns setof bigint
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
    return query execute 'select id from users where agency_id = current_agency()' || exact;
    if not found and near <> exact then
        return query execute 'select id from users where agency_id = current_agency()' || near;
    end if;
end $$;
revoke execute on function find_users(text) from public;
--rollback drop function find_users(text);
