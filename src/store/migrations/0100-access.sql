-- Who gets in: accounts, the persons they stand for, and every way of signing in.
-- Instants are UTC milliseconds since 1970, written by the program's clock and never by the database's.
-- No secret is kept in a form that signs in: codes, session keys and tokens are HMACs, passwords are
-- scrypt hashes, TOTP secrets are encrypted under a key that is not in the database.

create table account (
  id text primary key,
  login text unique check (login = lower(login)),
  email text unique check (email = lower(email)),
  operator boolean not null default false,
  created_at bigint not null
);

-- One account per person, and one person per account in each organisation.
create table account_person (
  org text not null,
  person text not null,
  account text not null references account (id) on delete cascade,
  linked_at bigint not null,
  primary key (org, person),
  unique (account, org)
);

create table account_password (
  account text primary key references account (id) on delete cascade,
  hash text not null,
  set_at bigint not null
);

create table account_totp (
  account text primary key references account (id) on delete cascade,
  secret bytea not null,
  -- The last time step a code was accepted for: a code at or before it has been used.
  used_step bigint not null default 0,
  confirmed_at bigint
);

create table recovery_code (
  account text not null references account (id) on delete cascade,
  hash bytea not null,
  primary key (account, hash)
);

create table passkey (
  id text primary key,
  account text not null references account (id) on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  created_at bigint not null,
  used_at bigint
);
create index passkey_account on passkey (account);

-- A step between two requests: a passkey challenge, or a first factor that waits for the second.
create table ceremony (
  hash bytea primary key,
  kind text not null check (kind in ('passkey-registration', 'passkey-sign-in', 'second-factor')),
  account text references account (id) on delete cascade,
  challenge text,
  factor text,
  expires_at bigint not null
);
create index ceremony_expiry on ceremony (expires_at);

create table session (
  id text primary key,
  account text not null references account (id) on delete cascade,
  key_hash bytea not null unique,
  -- The key before the last rotation, still honoured for requests that were already on their way.
  former_hash bytea unique,
  rotated_at bigint not null,
  factor text not null check (factor in ('password', 'passkey', 'letter', 'link', 'email', 'setup')),
  second_factor boolean not null,
  device text not null,
  signed_in_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index session_account on session (account);
create index session_expiry on session (expires_at);

-- Printed letters, invitation links, sign-in mails and the operator's setup code are one thing: a code
-- that signs in one person or one account. `prefix` finds the row and is not secret by itself.
create table entry_code (
  id text primary key,
  purpose text not null check (purpose in ('letter', 'link', 'email', 'verify-email', 'setup')),
  prefix text not null,
  hash bytea not null unique,
  org text,
  person text,
  account text references account (id) on delete cascade,
  email text,
  issued_at bigint not null,
  expires_at bigint not null,
  uses_left integer check (uses_left >= 0),
  used_at bigint,
  revoked_at bigint,
  check ((org is null) = (person is null)),
  check (case purpose
    when 'letter' then person is not null
    when 'link' then person is not null
    when 'setup' then person is null and account is null
    else account is not null and email is not null end)
);
create index entry_code_prefix on entry_code (prefix);
create index entry_code_expiry on entry_code (expires_at);
-- Issuing a new letter revokes the old one; two live letters for one person cannot exist.
create unique index entry_code_live on entry_code (org, person, purpose) where revoked_at is null and person is not null;

create table api_token (
  id text primary key,
  account text not null references account (id) on delete cascade,
  hash bytea not null unique,
  name text not null,
  scopes text[] not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  revoked_at bigint
);
create index api_token_account on api_token (account);

select sovet_allow_change('account');
select sovet_allow_change('account_person');
select sovet_allow_change('account_password');
select sovet_allow_change('account_totp');
select sovet_allow_change('recovery_code');
select sovet_allow_change('passkey');
select sovet_allow_change('ceremony');
select sovet_allow_change('session');
select sovet_allow_change('entry_code');
select sovet_allow_change('api_token');
