import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Each rule of the graph, proved by a small program that breaks it, beside one that breaks none. */
const root = process.cwd();
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
let folder: string;

const program = { name: 'fixture', dependencies: { typeorm: '1.0.0' }, devDependencies: { jest: '1.0.0' } };
const library = { 'package.json': '{ "name": "x", "main": "index.js" }', 'index.js': 'module.exports = {};' };
const base = {
  'package.json': JSON.stringify(program),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'es2022' } }),
  ...Object.fromEntries(
    ['typeorm', 'jest'].flatMap((name) =>
      Object.entries(library).map(([file, text]) => [`node_modules/${name}/${file}`, text]),
    ),
  ),
};

const uses = (...imports: string[]): string => [...imports.map((from) => `import '${from}';`), 'export {};'].join('\n');

function write(name: string, files: Record<string, string>): string {
  const at = join(folder, name);
  for (const [file, text] of Object.entries({ ...base, ...files })) {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), text);
  }
  return at;
}

interface Violation {
  from: string;
  rule: { name: string };
}

function violations(cwd: string): string[] {
  const binary = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = join(root, '.dependency-cruiser.cjs');
  const output = execFileSync(process.execPath, [binary, '--config', rules, '--output-type', 'json', 'src', 'test'], {
    cwd,
    maxBuffer: 50_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
  return summary.violations.map(({ from, rule }) => `${rule.name} ← ${from}`).sort();
}

/** By rule: the file that breaks it, and what it wants. */
const broken: Record<string, [file: string, wants: string]> = {
  'no-cycle': ['src/platform/cycle/one.ts', './two.js'],
  'no-orphan': ['src/platform/alone.ts', ''],
  'module-by-its-index-alone': ['src/modules/beneficiaries/inside.ts', '../structures/place.entity.js'],
  'application-enters-modules-by-their-index': ['src/app.ts', './modules/home/home.page.js'],
  'unlisted-module': ['src/main.ts', './modules/mystery/index.js'],
  'identity-uses-only-what-is-below': ['src/modules/identity/up.ts', '../structures/index.js'],
  'structures-uses-only-what-is-below': ['src/modules/structures/up.ts', '../beneficiaries/index.js'],
  'messages-uses-only-what-is-below': ['src/modules/messages/up.ts', '../beneficiaries/index.js'],
  'resources-uses-only-what-is-below': ['src/modules/resources/up.ts', '../beneficiaries/index.js'],
  'beneficiaries-uses-only-what-is-below': ['src/modules/beneficiaries/up.ts', '../assessments/index.js'],
  'assessments-uses-only-what-is-below': ['src/modules/assessments/up.ts', '../referrals/index.js'],
  'workshops-uses-only-what-is-below': ['src/modules/workshops/up.ts', '../referrals/index.js'],
  'referrals-uses-only-what-is-below': ['src/modules/referrals/up.ts', '../appointments/index.js'],
  'appointments-uses-only-what-is-below': ['src/modules/appointments/up.ts', '../support-sessions/index.js'],
  'reminders-uses-only-what-is-below': ['src/modules/reminders/up.ts', '../support-sessions/index.js'],
  'support-sessions-uses-only-what-is-below': ['src/modules/support-sessions/up.ts', '../case-file/index.js'],
  'case-file-uses-only-what-is-below': ['src/modules/case-file/up.ts', '../home/index.js'],
  'home-uses-only-what-is-below': ['src/modules/home/up.ts', '../statistics/index.js'],
  'statistics-uses-only-what-is-below': ['src/modules/statistics/up.ts', '../exports/index.js'],
  'exports-uses-only-what-is-below': ['src/modules/exports/up.ts', '../privacy/index.js'],
  'imports-uses-only-what-is-below': ['src/modules/imports/up.ts', '../exports/index.js'],
  'privacy-uses-only-what-is-below': ['src/modules/privacy/up.ts', '../case-file/index.js'],
  'platform-knows-no-module': ['src/platform/knows.ts', '../modules/identity/index.js'],
  'core-knows-no-web': ['src/modules/referrals/core.ts', './web/referral.page.js'],
  'policies-and-statuses-are-pure': ['src/modules/referrals/referral.policy.ts', 'typeorm'],
  'pages-and-forms-reach-no-database': ['src/modules/referrals/web/refuse.page.ts', 'typeorm'],
  'no-test-code-in-production': ['src/platform/tested.ts', '../../test/factory.js'],
  'no-dev-dependency-in-production': ['src/platform/dev.ts', 'jest'],
};

const modules = [
  ...new Set(Object.values(broken).flatMap(([file]) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? [])),
];
const faces = Object.fromEntries([...modules, 'mystery'].map((name) => [`src/modules/${name}/index.ts`, uses()]));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-graph-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules of the graph', () => {
  it('are each proved here', () => {
    expect(Object.keys(broken).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it('catch each of the programs that break them', () => {
    const at = write('broken', {
      ...faces,
      'src/platform/cycle/two.ts': uses('./one.js'),
      'src/modules/structures/place.entity.ts': uses(),
      'src/modules/home/home.page.ts': uses(),
      'src/modules/referrals/web/referral.page.ts': uses(),
      'test/factory.ts': uses(),
      ...Object.fromEntries(Object.values(broken).map(([file, wants]) => [file, wants ? uses(wants) : uses()])),
    });
    const found = violations(at);
    for (const [rule, [file]] of Object.entries(broken)) expect(found).toContain(`${rule} ← ${file}`);
  }, 60_000);

  it('let through a program that keeps them', () => {
    const at = write('kept', {
      ...faces,
      'src/app.ts': uses('./modules/home/index.js', './modules/referrals/index.js'),
      'src/modules/home/index.ts': uses('./home.service.js'),
      'src/modules/home/home.service.ts': uses('../referrals/index.js', '../identity/index.js', '../../platform/db.js'),
      'src/modules/referrals/index.ts': uses('./referrals.service.js', './web/paths.js'),
      'src/modules/referrals/referrals.service.ts': uses('../beneficiaries/index.js', './web/labels.js', 'typeorm'),
      'src/modules/referrals/referral.policy.ts': `import type { Entity } from 'typeorm';\nimport type { Referral } from './referral.entity.js';\nexport type Both = Entity | Referral;`,
      'src/modules/referrals/referral.entity.ts': 'export class Referral {}',
      'src/modules/referrals/web/paths.ts': uses(),
      'src/modules/referrals/web/labels.ts': uses('./paths.js'),
      'src/platform/db.ts': uses('typeorm'),
      'test/factory.ts': uses('jest', '../src/app.js', '../src/modules/referrals/referral.policy.js'),
    });
    const notAsked = [...modules, 'mystery'].map((name) => `no-orphan ← src/modules/${name}/index.ts`);
    expect(violations(at).filter((line) => !notAsked.includes(line))).toEqual([]);
  }, 60_000);
});
