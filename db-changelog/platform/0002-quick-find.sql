--liquibase formatted sql

--changeset latchkey:quick-find splitStatements:false
-- Its library has to be there before a function may set what belongs to it.
do $$ begin perform show_limit(); end $$;
-- The few records of a kind that somebody most likely means. As find_listings it runs as the owner, because trigram
-- indexes are closed to row-level security, and draws the agency's wall itself. The kind is a table with search_text.
-- Every word must occur; only if nothing has them all may words of four letters and more be misspelt. A word of one
-- or two letters has no trigram: alone it finds nothing. What one in a hundred of the newest thousand has is common:
-- these are as good as any, and reading all the others would take long.
create function quick_find(kind text, typed text, most integer) returns setof bigint
    language plpgsql stable security definer rows 5
    set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
    word  text;
    exact text := '';
    near  text := '';
    likes text;
    alive text := format('select id, search_text from %I where agency_id = current_agency() and deleted_at is null', kind);
    best  text := 'select array_agg(id order by fit desc, id desc) from (select id, word_similarity($1, search_text) as fit '
        'from (%s) found order by fit desc, id desc limit $2) best';
    ids   bigint[];
begin
    if kind not in ('listing', 'property', 'contact') then
        raise exception 'Nothing of the kind % is searched', kind;
    end if;
    if search_form(typed) !~ '[^\s,]{3}' then
        return;
    end if;
    foreach word in array (regexp_split_to_array(trim(search_form(typed)), '[\s,]+'))[1:12] loop
        likes := format(' and search_text like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
        exact := exact || likes;
        near := near || case when word ~ '^[a-z''-]{4,}$'
            then format(' and %L <%% search_text', word) else likes end;
    end loop;
    execute format(best, 'select * from (' || alive || ' order by id desc limit 1000) newest where true' || exact)
        into ids using search_form(typed), greatest(most, 10);
    if cardinality(ids) >= 10 then
        return query select unnest(ids[1:most]);
        return;
    end if;
    foreach likes in array array [exact, near] loop
        execute format(best, alive || likes || ' limit 200') into ids using search_form(typed), most;
        exit when ids is not null or near = exact;
    end loop;
    return query select unnest(ids);
end $$;
revoke execute on function quick_find(text, text, integer) from public;
--rollback drop function quick_find(text, text, integer);
