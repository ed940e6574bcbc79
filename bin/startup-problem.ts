/** A reason not to start that the person who starts it can mend: shown as it is, without a stack trace. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';

  /** @param problem what is wrong. @param remedy what to do about it. */
  constructor(problem: string, remedy: string) {
    super(`${problem}\n${remedy}`);
  }
}

/** The text for a person: a known problem with its remedy, anything else with its stack, so that it can be reported. */
export function describeFailure(error: unknown): string {
  if (error instanceof Error && (error.name === 'StartupProblem' || error.name === 'MigrationProblem')) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a program's main function; a failure is told once on stderr and ends the process with code 1. */
export function runProgram(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  });
}
