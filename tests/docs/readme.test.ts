import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(ROOT, entry.name, 'README.md')))
  .filter((entry) => entry.name !== 'node_modules');
const PAGES = [
  'README.md',
  ...FOLDERS.map((entry) => `${entry.name}/README.md`),
  ...markdownIn('docs'),
  ...markdownIn('docs/adr'),
];

/** What a page names: npm scripts, and files of ours in `code` or in links. */
describe.each(PAGES)('%s names only what is there', (page) => {
  const text = readFileSync(path.join(ROOT, page), 'utf8');

  test('its npm scripts', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...text.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
      (found) => found[1] ?? found[2] ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('its files', () => {
    const inCode = [...text.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] ?? '').filter(isPath);
    const inLinks = [...text.matchAll(/\]\(([^)#\s]+)/g)].map((found) => found[1] ?? '').filter(isRelative);
    expect([...inCode, ...inLinks].filter((name) => !isThere(page, name))).toEqual([]);
  });
});

test('the README names every environment variable that the settings know', () => {
  const settings = readFileSync(path.join(ROOT, 'bin/settings.ts'), 'utf8');
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const known = [...settings.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((found) => found[1] ?? '');
  expect(known).not.toEqual([]);
  expect(known.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

function markdownIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

/** A path of ours: no placeholder, no package, no address; a folder ends with a slash. */
function isPath(code: string): boolean {
  return /^[.\w][\w./-]*(\/|\.(md|ts|js|json|sql|prisma|ya?ml|sh|conf))$/.test(code) && !code.startsWith('dist/');
}

function isRelative(link: string): boolean {
  return !/^[a-z]+:/.test(link);
}

function isThere(page: string, name: string): boolean {
  return [ROOT, path.dirname(path.join(ROOT, page))].some((from) => existsSync(path.join(from, name)));
}
