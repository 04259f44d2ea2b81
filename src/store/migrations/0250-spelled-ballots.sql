-- A ballot lies in the box as its choice is spelled on the board: closing sets texts together, and reads none of them.

create function sovet_spelled(choice jsonb) returns text
language sql immutable set search_path = pg_catalog, public
as $$
  select '{' || string_agg(to_json(name)::text || ':' || case when jsonb_typeof(value) = 'array'
    then (select '[' || coalesce(string_agg(to_json(option #>> '{}')::text, ',' order by place), '') || ']' from jsonb_array_elements(value) with ordinality options(option, place))
    else value::text end, ',' order by name collate "C") || '}'
  from jsonb_each(choice) members(name, value)
$$;

alter table ballot alter column choice type text using sovet_spelled(choice);
drop function sovet_spelled(jsonb);
