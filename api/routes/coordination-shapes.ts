import { z } from 'zod';
import { type CoordinationKind, COORDINATION_TITLES } from '../../desk/coordination-titles.js';
import { id, instant, role } from '../wire.js';

export const coordinationKind = z.enum(Object.keys(COORDINATION_TITLES) as [CoordinationKind, ...CoordinationKind[]]);

export const passedOn = z.object({
  id,
  kind: coordinationKind,
  person: z.string(),
  role,
  actingFor: role.nullable(),
  org: z.string(),
  words: z.string(),
  to: z.array(z.object({ person: z.string().nullable(), org: z.string() })),
  madeAt: instant,
});

const org = { orgId: id, org: z.string() };

export const receivers = z.object({
  people: z.array(z.object({ userId: id, person: z.string(), role, ...org })).readonly(),
  orgs: z.array(z.object(org)).readonly(),
});
