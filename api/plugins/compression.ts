import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Below this an answer fits into the packet that carries it anyway. */
const WORTH_IT_BYTES = 1_024;

/** Quick enough to be done for each page; what Brotli does beyond it costs more time than the bytes it saves. */
const BROTLI_QUALITY = 5;

/**
 * Compresses what is text on its way out, for browsers that take it; also without a proxy in front.
 *
 * A page may repeat what its address said, beside secrets: that is what BREACH measures. It is compressed all the same. The
 * token against forged forms is salted anew for each page, so that it never repeats; the session's cookie is no part of a
 * page; and no page of another site gets one of ours with that cookie but by leading its reader there (SameSite).
 */
export async function compressAnswers(scope: FastifyInstance): Promise<void> {
  await scope.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: WORTH_IT_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
