import exifr from 'exifr';

/** A point on the earth, in degrees of WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What the camera wrote into a picture. What it left out, or phones took out on the way, is `null`. */
export interface CameraClaim {
  /** An instant. */
  readonly takenAt: string | null;
  readonly position: Position | null;
}

type Tags = Partial<Record<'DateTimeOriginal' | 'OffsetTimeOriginal' | 'latitude' | 'longitude', unknown>>;

const ASKED = [
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'GPSLatitude',
  'GPSLatitudeRef',
  'GPSLongitude',
  'GPSLongitudeRef',
];
const NOTHING: CameraClaim = { takenAt: null, position: null };

/** Reads time and position out of a picture's EXIF block. A block that cannot be read says nothing. */
export async function readExif(block: Buffer | undefined): Promise<CameraClaim> {
  if (!block) return NOTHING;
  const tiff = block.subarray(0, 4).toString('latin1') === 'Exif' ? block.subarray(6) : block;
  const tags = (await exifr
    .parse(tiff, { reviveValues: false, gps: true, pick: ASKED })
    .catch(() => null)) as Tags | null;
  return tags ? { takenAt: takenAtOf(tags), position: positionOf(tags.latitude, tags.longitude) } : NOTHING;
}

/** A position that lies on the earth. Cameras without a fix write zeroes. */
export function positionOf(latitude: unknown, longitude: unknown): Position | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return onEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null;
}

/** A camera that names no time zone is taken to be set to ours. */
function takenAtOf({ DateTimeOriginal: time, OffsetTimeOriginal: offset }: Tags): string | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(time ?? ''));
  if (!parts) return null;
  const zone = /^[+-]\d\d:\d\d$/.test(String(offset ?? '')) ? String(offset) : '+08:00';
  const instant = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
