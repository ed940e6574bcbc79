import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { showPictures } from '../../desk/pictures/show-pictures.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';
import { picture } from './picture-shapes.js';

/** The pictures among a case's papers. */
export async function pictureRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.get(
    '/cases/:id/pictures',
    {
      schema: {
        summary: 'The pictures of a case; for those who inspect them with what they say of themselves and what is odd',
        tags: ['evidence'],
        params: z.object({ id }),
        response: { 200: z.object({ pictures: z.array(picture) }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const pictures = await showPictures(deps, personOf(request), request.params.id);
      return isProblem(pictures) ? sendProblem(reply, pictures) : reply.send({ pictures: [...pictures] });
    },
  );
}
