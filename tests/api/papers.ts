import { randomBytes } from 'node:crypto';

/** A file that begins as a photograph does; no two are alike. */
export const photo = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(64)]);
export const pdf = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(64)]);
export const png = (): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080200000000000000', 'hex'),
    Buffer.from('0000002049444154', 'hex'),
    randomBytes(32),
  ]);
export const heic = (): Buffer =>
  Buffer.concat([
    Buffer.from('00000018667479706865696300000000', 'hex'),
    Buffer.from('6d69663168656963', 'hex'),
    randomBytes(32),
  ]);
