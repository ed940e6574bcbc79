/**
 * Makes an activity throw errors that name what went wrong (error class and code) and where, but repeat no value:
 * a database's message may quote a person's data, and Temporal keeps the errors of activities.
 */
export function withoutDetails<Args extends unknown[], Result>(
  activity: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await activity(...args);
    } catch (error) {
      throw bareError(error);
    }
  };
}

/** The code of an error (`ECONNREFUSED`, a PostgreSQL SQLSTATE), or its class's name. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

function bareError(error: unknown): Error {
  const bare = new Error(codeOf(error));
  if (error instanceof Error) bare.stack = [`Error: ${bare.message}`, ...framesOf(error)].join('\n');
  return bare;
}

function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
