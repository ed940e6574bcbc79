import { writeSync } from 'node:fs';

/** How long the process may take to end by itself once every test is done. */
const GRACE_MS = 15_000;

/** Prints `N passed, N failed` as the very last line, and fails a run that tests nothing or leaves something open. */
export default class CountReporter {
  #leaks = 0;

  onRunStart() {
    // Jest only prints that it had to kill a worker; here that is a failure.
    const print = console.error;
    console.error = (...args) => {
      if (String(args[0]).includes('failed to exit gracefully')) this.#leaks += 1;
      print(...args);
    };
  }

  onRunComplete(_contexts, results) {
    setTimeout(() => {
      this.#leaks += 1;
      writeSync(2, `The tests left something open: ${process.getActiveResourcesInfo().join(', ')}\n`);
      process.exit(1);
    }, GRACE_MS).unref();

    process.on('exit', () => {
      const passed = results.numPassedTests;
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + this.#leaks;
      if (failed > 0 || passed === 0) process.exitCode = 1;
      writeSync(1, `${passed} passed, ${failed} failed\n`);
    });
  }
}
