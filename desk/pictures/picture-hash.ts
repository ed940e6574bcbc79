/** How many points wide and high the picture is that a hash is made from. */
export const HASHED_SIZE = 32;

const WAVES = 8;
/** A wall, a sheet of paper, a night: what shows this little is like everything else that does. */
const LEAST_CONTRAST = 4;

/**
 * What a picture looks like, in 63 bits: the sign of each of its longest waves (a discrete cosine transform). Pictures
 * that were made smaller, paler or recompressed differ in few bits.
 * @param grey `HASHED_SIZE` × `HASHED_SIZE` points, one byte each.
 * @returns `null` when the picture shows too little to be told from others.
 */
export function pictureHash(grey: Uint8Array): bigint | null {
  const mean = grey.reduce((sum, each) => sum + each, 0) / grey.length;
  const contrast = Math.sqrt(grey.reduce((sum, each) => sum + (each - mean) ** 2, 0) / grey.length);
  if (contrast < LEAST_CONTRAST) return null;
  let hash = 0n;
  for (let down = 0; down < WAVES; down += 1)
    for (let across = 0; across < WAVES; across += 1)
      if (down + across > 0 && strength(grey, across, down) > 0) hash |= bitAt(across, down);
  return hash;
}

/** The hashes of a picture turned by quarters, and of its mirror image turned likewise: eight, the first as it is. */
export function hashInEveryOrientation(hash: bigint): readonly bigint[] {
  return [hash, transposed(hash)].flatMap((each) => [
    each,
    each ^ ODD_ACROSS,
    each ^ ODD_DOWN,
    each ^ ODD_ACROSS ^ ODD_DOWN,
  ]);
}

const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Array.from({ length: HASHED_SIZE }, (_, at) => Math.cos((Math.PI * wave * (2 * at + 1)) / (2 * HASHED_SIZE))),
);

function strength(grey: Uint8Array, across: number, down: number): number {
  const [horizontal = [], vertical = []] = [COSINES[across], COSINES[down]];
  let sum = 0;
  for (let y = 0; y < HASHED_SIZE; y += 1)
    for (let x = 0; x < HASHED_SIZE; x += 1)
      sum += (grey[y * HASHED_SIZE + x] ?? 0) * (horizontal[x] ?? 0) * (vertical[y] ?? 0);
  return sum;
}

function bitAt(across: number, down: number): bigint {
  return 1n << BigInt(down * WAVES + across);
}

/** A mirror turns the sign of every second wave, and of no other. */
const ODD_ACROSS = maskOf((across) => across % 2 === 1);
const ODD_DOWN = maskOf((_, down) => down % 2 === 1);

function maskOf(chosen: (across: number, down: number) => boolean): bigint {
  let mask = 0n;
  for (let down = 0; down < WAVES; down += 1)
    for (let across = 0; across < WAVES; across += 1) if (chosen(across, down)) mask |= bitAt(across, down);
  return mask;
}

function transposed(hash: bigint): bigint {
  let turned = 0n;
  for (let down = 0; down < WAVES; down += 1)
    for (let across = 0; across < WAVES; across += 1) if (hash & bitAt(across, down)) turned |= bitAt(down, across);
  return turned;
}
