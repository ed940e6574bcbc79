-- What pages ask of one case is found by the case, in whatever state it is. Until now only clocks that run and effects
-- that wait had an index by their case.

-- Whether a deadline of the step has passed is asked of clocks that ended as well.
create index on case_clocks (tenant_id, case_id, step);
drop index case_clocks_tenant_id_case_id_idx;

-- What waits and what failed.
create index case_effects_not_done on case_effects (tenant_id, case_id) where state <> 'done';

-- What of a lot's payments is for one home.
create index on tranche_allocations (tenant_id, home_id);
