-- Which sample an organisation is, once it has been played to its end; and where its clock stands, when it does not go
-- with the server's. Visitors of a sample move it on. In an organisation of people the clock is nobody's to move.
alter table organisation add column played text check (played in ('federation', 'rsfsr'));
alter table organisation add column stands_at bigint;
alter table organisation add constraint only_samples_are_played check (sample or played is null);
alter table organisation add constraint only_clocks_of_samples_stand check (stands_at is null or (sample and held));
update organisation set played = 'federation' where sample and not held;
