import { randomBytes } from 'node:crypto';
import { inventedPhoto } from '../../bin/demo/invented-photo.js';
import { MOST_BYTES } from '../../desk/check-file.js';
import { HEIC_SAMPLE } from '../builders/heic-sample.js';

/** A photograph of a grey wall; no two are alike, byte for byte. */
export const photo = inventedPhoto;
export const pdf = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(64)]);

/** A photograph above the 20 MB that are taken. */
export const oversized = (): Buffer => Buffer.concat([photo(), Buffer.alloc(MOST_BYTES)]);

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAADklEQVQImWOYCQYMEAoAMkIHLS7WYaoAAAAASUVORK5CYII=';
/** What stands behind the end of a PNG is nothing to it. */
export const png = (): Buffer => Buffer.concat([Buffer.from(DOT, 'base64'), randomBytes(32)]);

/** A box that readers skip. */
const FREE = Buffer.from('0000002866726565', 'hex');
export const heic = (): Buffer => Buffer.concat([HEIC_SAMPLE, FREE, randomBytes(32)]);
