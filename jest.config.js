/** Every test file belongs to exactly one project: where it lies decides. */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Sources name the files that the compiler will write.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const servers = {
  globalSetup: '<rootDir>/tests/harness/global-setup.js',
  globalTeardown: '<rootDir>/tests/harness/global-teardown.js',
};

const tests = (...folders) => folders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`);

const SYSTEM = [
  ...['record', 'prisma', 'activities', 'workflows', 'api', 'web', 'histories', 'audit', 'browser'],
  // These start, stop and kill whole systems of their own, and wait for them meanwhile.
  ...['bin', 'faults'],
];

export default {
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tests/harness/longest-first.js',
  // Most tests wait for a server rather than for the processor.
  maxWorkers: 2,
  // Modules of earlier files are never given back; a process full of them takes too long to end.
  workerIdleMemoryLimit: '700MB',
  reporters: ['default', '<rootDir>/tests/harness/count-reporter.js'],
  projects: [
    // Rules alone: no server is started. A new folder of tests lands here until it asks for more.
    {
      ...base,
      displayName: 'unit',
      testMatch: tests('*'),
      testPathIgnorePatterns: ['/node_modules/', ...SYSTEM.map((each) => `<rootDir>/tests/${each}/`)],
    },
    // On a real PostgreSQL and a real Temporal, a database and a task queue per file.
    { ...base, ...servers, displayName: 'system', testMatch: tests(...SYSTEM) },
  ],
};
