import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupProblem } from './startup-problem.js';

/** How a PostgreSQL program is called so that it does not run as root, which it refuses. */
export interface PostgresCaller {
  /** The owner of the files; `null` when we are not root and everything is ours. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  call(program: string, args: readonly string[]): { command: string; args: string[]; uid?: number; gid?: number };
}

/**
 * Finds the user as whom PostgreSQL runs: this one, or the user `postgres`, made if need be, when this one is root.
 * @param places files and folders that it must reach.
 */
export function postgresCaller(places: readonly string[]): PostgresCaller {
  if (process.getuid?.() !== 0) return { owner: null, call: (command, args) => ({ command, args: [...args] }) };
  const owner = postgresUser() ?? createPostgresUser();
  if (places.every(openToAll)) return { owner, call: (command, args) => ({ command, args: [...args], ...owner }) };
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((program) => existsSync(program));
  if (!setpriv) {
    throw new StartupProblem(
      `PostgreSQL does not run as root, and the user postgres may not enter ${places.find((place) => !openToAll(place))}.`,
      'Start as an ordinary user, or move the project and TONGTU_DATA to a folder that everyone may enter.',
    );
  }
  // under /root and the like the user keeps one right of root: to pass through closed folders
  const as = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { owner, call: (program, args) => ({ command: setpriv, args: [...as, ...rights, program, ...args] }) };
}

/** Whether every folder above a place may be entered by everyone. */
function openToAll(place: string): boolean {
  for (let folder = path.dirname(path.resolve(place)); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function postgresUser(): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function createPostgresUser(): { uid: number; gid: number } {
  try {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '--no-create-home', '-g', 'postgres', 'postgres'], { stdio: 'ignore' });
  } catch {
    // told below
  }
  const made = postgresUser();
  if (made) return made;
  throw new StartupProblem(
    'PostgreSQL does not run as root, and the user postgres could not be made.',
    'Start as an ordinary user, or make the user first: useradd --system postgres',
  );
}
