-- An organisation whose clock is held lives by another clock than the server's: the sample while it is built.
alter table organisation add column held boolean not null default false;
