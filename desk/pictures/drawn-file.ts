import { createHash } from 'node:crypto';
import type { EvidenceFile } from '../get-evidence.js';

/** A copy that we drew of a picture, as it goes out: nothing that the camera wrote is in it. */
export function drawnFile(content: Buffer): EvidenceFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { mediaType: 'image/jpeg', bytes: content.length, sha256, content, drawn: true };
}
