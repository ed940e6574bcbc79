export type MigrationProblemCode =
  | 'databaseNewerThanCode'
  | 'changedChecksum'
  | 'unfinishedMigration'
  | 'roleMissing'
  | 'noMigrations'
  | 'failed';

/** Why a database cannot be brought to the state of the code, with the remedy. */
export class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem';

  constructor(
    readonly code: MigrationProblemCode,
    problem: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${problem}\n${remedy}`, options);
  }
}
