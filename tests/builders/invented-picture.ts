import sharp, { type Sharp } from 'sharp';
import { SeededRandom } from '../../bin/seeded-random.js';

/** What a camera would have written. */
export interface InventedExif {
  /** `2026:06:01 09:30:00`, in +08:00. */
  readonly takenAt?: string;
  readonly position?: { readonly latitude: number; readonly longitude: number };
  /** 1 to 8: how the camera was held. */
  readonly orientation?: number;
}

export interface InventedPicture extends InventedExif {
  readonly width?: number;
  readonly height?: number;
}

const BLOCKS = 14;

/** A picture of coloured blocks; the same seed shows the same. No real photograph is among our tests. */
export async function inventedPicture(seed: number, picture: InventedPicture = {}): Promise<Buffer> {
  const { width = 480, height = 360, ...exif } = picture;
  return withExif(sharp(Buffer.from(drawing(seed, width, height))), exif)
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A picture as another camera, or somebody's hand, would make it of the same. */
export function withExif(picture: Sharp, { takenAt, position, orientation }: InventedExif): Sharp {
  const dms = (degrees: number) => `${Math.round(Math.abs(degrees) * 1_000_000)}/1000000 0/1 0/1`;
  const exif = picture.withExif({
    IFD0: { Make: 'Tongtu' },
    IFD2: takenAt === undefined ? {} : { DateTimeOriginal: takenAt, OffsetTimeOriginal: '+08:00' },
    IFD3: position
      ? {
          GPSLatitudeRef: position.latitude < 0 ? 'S' : 'N',
          GPSLatitude: dms(position.latitude),
          GPSLongitudeRef: position.longitude < 0 ? 'W' : 'E',
          GPSLongitude: dms(position.longitude),
        }
      : {},
  });
  return orientation === undefined ? exif : exif.withMetadata({ orientation });
}

function drawing(seed: number, width: number, height: number): string {
  const random = new SeededRandom(seed);
  const upTo = (most: number) => random.below(Math.ceil(most));
  const blocks = Array.from({ length: BLOCKS }, () => {
    const colour = `rgb(${upTo(256)},${upTo(256)},${upTo(256)})`;
    return `<rect x="${upTo(width)}" y="${upTo(height)}" width="${upTo(width / 2)}" height="${upTo(height / 2)}" fill="${colour}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/>${blocks.join('')}</svg>`;
}
