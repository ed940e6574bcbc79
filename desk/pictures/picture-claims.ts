import { z } from 'zod';
import { type KeyRing, seal, unseal } from '../../record/sealing.js';
import { type CameraClaim, type Position, positionOf } from './read-exif.js';

/** What the browser said at the upload. What it did not say is `null`. */
export interface BrowserClaim extends CameraClaim {
  /** Within how many metres the position holds. */
  readonly accuracyM: number | null;
}

/** Time and position as each says them, never mixed. The server's own time stands with the file. */
export interface PictureClaims {
  readonly camera: CameraClaim;
  readonly browser: BrowserClaim;
}

/** The fields in which a browser says it. */
export const CLAIM_FIELDS = ['takenAt', 'latitude', 'longitude', 'accuracyM'] as const;

const instant = z.iso.datetime({ offset: true });
const number = z
  .string()
  .max(40)
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);

/** Reads what a browser said. What makes no sense counts as not said: a photograph is not lost over it. */
export function readBrowserClaim(fields: Readonly<Record<string, string | undefined>>): BrowserClaim {
  const takenAt = instant.safeParse(fields['takenAt']).data;
  const [latitude, longitude, accuracy] = [fields['latitude'], fields['longitude'], fields['accuracyM']].map(
    (field) => number.safeParse(field).data,
  );
  return {
    takenAt: takenAt === undefined ? null : new Date(takenAt).toISOString(),
    position: positionOf(latitude, longitude),
    accuracyM: accuracy === undefined || accuracy < 0 ? null : Math.round(accuracy),
  };
}

export function sealClaims(keys: KeyRing, pictureId: string, claims: PictureClaims): Buffer {
  return seal(keys, `picture:${pictureId}`, claims);
}

export function openClaims(keys: KeyRing, pictureId: string, sealed: Buffer): PictureClaims {
  return unseal(keys, `picture:${pictureId}`, sealed);
}

export function sealHomePosition(keys: KeyRing, pictureId: string, position: Position): Buffer {
  return seal(keys, `home-position:${pictureId}`, position);
}

export function openHomePosition(keys: KeyRing, pictureId: string, sealed: Buffer): Position {
  return unseal(keys, `home-position:${pictureId}`, sealed);
}

const EARTH_RADIUS_M = 6_371_000;

/** Metres between two positions, along the ground. */
export function metresBetween(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const chord =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord))));
}
