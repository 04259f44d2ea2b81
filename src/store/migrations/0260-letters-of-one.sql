-- A letter comes from the keeper of one organisation's roll, who may print another in anybody's name. So a session
-- that a letter opened speaks for that organisation's person only, however many others the account stands for.
-- Null: the session was opened by something of the account's own, and speaks for all of it.
alter table session add column orgs text[];
alter table ceremony add column orgs text[];

-- Anybody may enter the sample as any of its persons. An account of the sample must therefore never stand for
-- a person of another organisation, nor hold the rights of an operator.
create function sovet_keep_sample_apart() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
declare
  of_sample constant boolean := exists (select from organisation where id = new.org and sample);
begin
  -- Two links of one account wait for each other.
  perform from account where id = new.account for update;
  if of_sample and exists (select from account where id = new.account and operator)
    or exists (select from account_person p where p.account = new.account and of_sample <> exists (select from organisation o where o.id = p.org and o.sample))
  then
    raise exception 'an account of the sample stands for nobody else' using errcode = 'unique_violation';
  end if;
  return new;
end
$$;

create trigger keep_sample_apart before insert or update on account_person for each row execute function sovet_keep_sample_apart();
