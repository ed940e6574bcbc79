const KB = 1024;

/** How large a file is, as people say it: whole KB, from one MB on with a decimal. */
export function sizeOf(bytes: number): string {
  return bytes < KB * KB ? `${Math.ceil(bytes / KB)} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}
