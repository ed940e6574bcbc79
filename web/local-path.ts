/** A path of this site out of what a link said; the start page for anything that leads elsewhere. */
export function localPath(said: string | undefined): string {
  return said !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(said) ? said : '/';
}
