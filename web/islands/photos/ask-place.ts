/// <reference lib="dom" />
import type { Place } from './photo-store.js';

const LONGEST_MS = 10_000;
let asked: Promise<Place | null> | null = null;

/** Where the phone is; asked once for a page. Whoever says no, or has no signal, sends the photograph without it. */
export function askPlace(): Promise<Place | null> {
  asked ??= new Promise((resolve) => {
    // The browser's own patience begins after its question is answered.
    setTimeout(() => resolve(null), LONGEST_MS);
    if (!('geolocation' in navigator)) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracyM: Math.round(accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: 60_000 },
    );
  });
  return asked;
}
