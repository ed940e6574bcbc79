-- Who did the last act of a case may recall it until somebody acts on. For that the case keeps how it stood before that
-- act, written with the act itself and gone with the next. Personal facts are sealed there as they are beside it.

alter table cases
  -- step, steps suspended, day of entry, plain facts, clocks, and the event that this is before; null when it cannot be recalled
  add column before_act jsonb,
  add column before_act_facts bytea,
  add constraint before_act_whole check ((before_act is null) = (before_act_facts is null));

-- What should have followed from an act that was recalled before it did.
alter table case_effects drop constraint case_effects_state_check,
  add constraint case_effects_state_check check (state in ('pending', 'done', 'failed', 'calledOff'));
