const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/heic': 'HEIC',
  'image/heif': 'HEIF',
  'application/pdf': 'PDF',
};

/** What people call the format of a file; its media type where they have no name for it. */
export function formatOf(mediaType: string): string {
  return FORMATS[mediaType] ?? mediaType;
}
