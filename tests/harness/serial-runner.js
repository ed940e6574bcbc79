import TestRunner from 'jest-runner';

/** Runs its test files one after the other, in the main process. */
export default class SerialRunner extends TestRunner {
  isSerial = true;
}
