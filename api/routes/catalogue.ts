import { z } from 'zod';
import { listCatalogue } from '../../desk/list-catalogue.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { personOf } from '../plugins/signed-in.js';
import { fen, problemResponses } from '../wire.js';

const item = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  kind: z.string(),
  guidePriceFen: fen,
  sample: z.boolean(),
});
const catalogue = z.object({ items: z.array(item) });

/** What plans are made of. */
export async function catalogueRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'The catalogue with its guide prices',
    tags: ['catalogue'],
    response: { 200: catalogue, ...problemResponses },
  };
  door.get('/catalogue', { schema }, async (request) => ({ items: await listCatalogue(deps, personOf(request)) }));
}
