/**
 * Which folder may import which: the one place that says so. An entry is a folder or a single file of one.
 * Keep it equal to the picture in README.md, "Find your way around".
 */
const ALLOW = {
  procedures: [],
  prisma: [],
  audit: [],
  ports: [],
  record: ['procedures', 'prisma'],
  workflows: [],
  activities: ['record', 'ports', 'prisma', 'procedures', 'workflows/case-messages'],
  desk: ['procedures', 'record', 'ports', 'prisma', 'workflows/case-messages'],
  api: ['desk', 'procedures'],
  web: ['desk', 'procedures', 'api/plugins'],
  bin: ['procedures', 'record', 'workflows', 'activities', 'ports', 'desk', 'api', 'web', 'prisma', 'audit'],
};

/** Folders of which only the types may be imported: they are gone when the code runs. */
const ALLOW_TYPES = { workflows: ['activities', 'record'] };

/** Folders that may use only these packages and no part of Node. */
const PACKAGES = { procedures: [], workflows: ['@temporalio/workflow', '@temporalio/common'] };

const FOLDERS = Object.keys(ALLOW);
const asPattern = (places) => places.map((place) => `^${place}[/.]`);

function folderRules(folder) {
  const others = FOLDERS.filter((each) => each !== folder);
  const values = ALLOW[folder];
  const types = ALLOW_TYPES[folder] ?? [];
  const rule = (name, allowed, to = {}) => ({
    name,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: asPattern(others), pathNot: asPattern(allowed), ...to },
  });
  const notAllowed = rule(`${folder}-imports-only-what-it-may`, [...values, ...types]);
  if (types.length === 0) return [notAllowed];
  return [notAllowed, rule(`${folder}-imports-only-types`, values, { dependencyTypesNot: ['type-only'] })];
}

function packageRules(folder) {
  const from = { path: `^${folder}/` };
  const packages = PACKAGES[folder].map((name) => `(^|/)node_modules/${name}/`);
  return [
    { name: `${folder}-without-node`, severity: 'error', from, to: { dependencyTypes: ['core'] } },
    {
      name: `${folder}-only-its-packages`,
      severity: 'error',
      from,
      to: { path: '(^|/)node_modules/', ...(packages.length > 0 && { pathNot: packages }) },
    },
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...FOLDERS.flatMap(folderRules),
    ...Object.keys(PACKAGES).flatMap(packageRules),
    {
      // A circle of types alone is gone when the code runs, and across folders the table above forbids it.
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
    { name: 'nobody-imports-bin', severity: 'error', from: { pathNot: '^(bin|tests|bench)/' }, to: { path: '^bin/' } },
    {
      // It adds up what must come out, so it shares nothing with the code that is held against it.
      name: 'the-demo-adds-up-for-itself',
      severity: 'error',
      from: { path: '^bin/demo(/|[.]ts$)' },
      to: { path: '^(procedures|record|workflows|activities|ports|desk|api|web|prisma)/' },
    },
    { name: 'nobody-imports-bench', severity: 'error', from: { pathNot: '^(bench|tests)/' }, to: { path: '^bench/' } },
    {
      name: 'nobody-imports-what-was-built',
      severity: 'error',
      from: { pathNot: '^(bin|tests|bench)/' },
      to: { path: '^dist/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'the-product-runs-without-development-packages',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-are-named-in-package-json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist', '^prisma/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
