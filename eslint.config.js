import tseslint from 'typescript-eslint';

const sizes = (lines, linesPerFunction, complexity) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: linesPerFunction, skipBlankLines: true, skipComments: true }],
  complexity: ['error', complexity],
});

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that one thing has one name everywhere.',
};

/** What would make the same question have two answers: the clock and chance. */
const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The day is handed in; no clock here.',
  },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'No clock here.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'No chance here.' },
];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only bin/ reads the environment; take the value as an argument.',
};

/** Full-width marks in what a page says by itself; texts of two languages keep theirs with their words. */
const chineseMarks = [
  ['JSXText', 'value'],
  ['Literal', 'value'],
  ['TemplateElement', 'value.raw'],
].map(([kind, value]) => ({
  selector: `${kind}[${value}=/[（）：，、。；]/]:not(Property[key.name='zh'] ${kind})`,
  message: 'Say a text of web/marks.ts, which knows both languages.',
}));

export default tseslint.config(
  { ignores: ['dist', 'coverage', '.data', 'prisma/generated', '*.js', 'tests/**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...sizes(250, 60, 10),
      'no-restricted-syntax': ['error', noDefaultExport, environment],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // What is read back from sealed bytes or JSON is of the type that was put in: the caller names it once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Facts and forms are JSON whose shape the form has fixed; names and numbers are spread by code point.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // What a framework calls is asynchronous by contract, also where it waits for nothing.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['procedures/**'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, environment, ...clockAndChance] },
  },
  {
    // A page is read in two languages, whose marks differ.
    files: ['web/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, environment, ...chineseMarks] },
  },
  {
    // What is true before an await need not be true after it: a handler may have run, a process ended.
    files: ['workflows/**', 'activities/**', 'bin/**', 'tests/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    files: ['bin/**', 'bench/**'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', environment] },
  },
  {
    // A describe block is one function, and a story told step by step is longer than a rule.
    files: ['tests/**'],
    rules: {
      ...sizes(400, 300, 10),
      'no-restricted-syntax': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // A catalogue of texts is one list: data, read top to bottom.
    files: ['procedures/refusals.ts'],
    rules: { 'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }] },
  },
);
