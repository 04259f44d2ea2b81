-- Failed attempts to sign in, counted by all server processes together. A bucket says when it will be full again;
-- keys are HMACs. Not logged: counting must not wait for the disk, and a crash may forget it.
create unlogged table attempt (
  purpose text not null check (purpose in ('code', 'codes-together', 'password', 'second-factor', 'mail')),
  key bytea not null,
  full_again bigint not null,
  -- How many of the attempts of the last statement were allowed.
  granted integer not null check (granted >= 0),
  primary key (purpose, key)
);
select sovet_allow_change('attempt');
