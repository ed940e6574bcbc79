/// <reference lib="dom" />

/** When a picture was taken: of one from the album the day of its file, as far as the browser tells. */
export function takenAt({ lastModified }: File): string {
  const now = Date.now();
  return new Date(lastModified > 0 && lastModified < now ? lastModified : now).toISOString();
}
