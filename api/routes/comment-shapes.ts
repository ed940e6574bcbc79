import { z } from 'zod';
import { id, instant, role } from '../wire.js';

export const comment = z.object({
  id,
  person: z.string(),
  role,
  actingFor: role.nullable(),
  org: z.string(),
  sharedWithFirms: z.boolean(),
  text: z.string(),
  writtenAt: instant,
});
