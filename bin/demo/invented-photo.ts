import { randomBytes } from 'node:crypto';

/** Sixteen by sixteen points of one grey. */
const GREY_WALL = Buffer.from(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9j' +
    'QjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAA' +
    'AAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEA' +
    'AhEDEQA/ALQAf//Z',
  'base64',
);
const COMMENT_BYTES = 64;

/** A photograph of a grey wall with a random comment in it: no two are alike, byte for byte. */
export function inventedPhoto(): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0, COMMENT_BYTES + 2]);
  return Buffer.concat([GREY_WALL.subarray(0, 2), comment, randomBytes(COMMENT_BYTES), GREY_WALL.subarray(2)]);
}
