-- A bidder may read its receipt again: the salt, sealed under the lot's key like the bid itself. Of bids received before
-- this it is not known: it was told once.
alter table bids add column sealed_salt bytea;
