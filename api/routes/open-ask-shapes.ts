import { z } from 'zod';

/** What a contractor reported or asked for at a home, and no office has answered yet. */
export const openAsks = z
  .array(z.enum(['obstacle', 'change', 'extension']))
  .readonly()
  .meta({ description: 'What its contractor reported or asked for and nobody answered' });
