import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { passwordSchema } from '../desk/account-schema.js';
import { StartupProblem } from './startup-problem.js';

/**
 * Reads the password of a new account from standard input: its first line. At a terminal it is asked for and not shown.
 * Never an argument: those can be read by every user of the machine.
 * @throws StartupProblem when there is none, or it is easily guessed.
 */
export async function readPassword(login: string): Promise<string> {
  const password = await firstLine(`Password for ${login}: `);
  if (!passwordSchema.safeParse(password).success || password.toLowerCase().includes(login)) {
    throw new StartupProblem(
      'No county was made: the password must have 12 to 200 characters and not be easily guessed.',
      'Give a random one on standard input, one line.',
    );
  }
  return password;
}

function firstLine(question: string): Promise<string> {
  const terminal = process.stdin.isTTY;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  if (terminal) process.stderr.write(question);
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      if (terminal) process.stderr.write('\n');
      resolve('');
    });
  });
}
