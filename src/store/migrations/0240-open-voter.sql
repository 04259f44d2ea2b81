-- Whoever held the seat when it voted openly: the seat may have another holder when the roll call is read.
alter table open_vote add column voter text;
