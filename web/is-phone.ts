import type { FastifyRequest } from 'fastify';

/**
 * Whether a page is asked for by a phone, as its browser says by itself: then long parts come folded. A guess that costs
 * nothing when it is wrong: everything is there, one touch away. The width of the window is not known here, and a
 * stylesheet cannot unfold what older browsers folded.
 */
export function isPhone({ headers }: FastifyRequest): boolean {
  return headers['sec-ch-ua-mobile'] === '?1' || /\bMobi/.test(headers['user-agent'] ?? '');
}
