/** Who may use whom: see docs/architecture.md. Each rule was proved once by breaking it. */
const below = {
  structures: [],
  messages: ['structures'],
  resources: ['structures'],
  beneficiaries: ['structures'],
  assessments: ['beneficiaries'],
  workshops: ['structures', 'beneficiaries', 'messages'],
  referrals: ['beneficiaries', 'structures', 'assessments', 'workshops', 'messages'],
  appointments: ['referrals', 'beneficiaries', 'structures', 'messages', 'workshops'],
  reminders: ['appointments', 'workshops', 'beneficiaries', 'structures', 'messages'],
  'support-sessions': ['appointments', 'workshops', 'beneficiaries', 'structures', 'referrals', 'messages'],
};
const middle = Object.keys(below);
const top = ['case-file', 'home', 'statistics', 'exports', 'imports', 'privacy'];
const known = ['identity', ...middle, ...top];
const one = (names) => `^src/modules/(${names.join('|')})/`;

const ladder = Object.entries({ identity: [], ...below, ...Object.fromEntries(top.map((name) => [name, middle])) }).map(
  ([name, allowed]) => ({
    name: `${name}-uses-only-what-is-below`,
    severity: 'error',
    from: { path: `^src/modules/${name}/` },
    to: { path: '^src/modules/', pathNot: one([name, 'identity', ...allowed]) },
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.(spec|d)\\.ts$' },
      to: {},
    },
    {
      name: 'module-by-its-index-alone',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'application-enters-modules-by-their-index',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    { name: 'unlisted-module', severity: 'error', from: {}, to: { path: '^src/modules/', pathNot: one(known) } },
    ...ladder,
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'core-knows-no-web',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: ['/web/', '\\.(module|parts)\\.ts$', '/index\\.ts$'] },
      to: { path: '^src/modules/[^/]+/web/', pathNot: '/web/[^/]*/?(paths|labels)\\.ts$' },
    },
    {
      name: 'policies-and-statuses-are-pure',
      severity: 'error',
      from: { path: '(\\.policy|-status)\\.ts$' },
      to: {
        path: ['node_modules', '^src/platform/(db|http|audit)/', '\\.(entity|service|queries)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-and-forms-reach-no-database',
      severity: 'error',
      from: { path: '\\.(page|form)\\.ts$' },
      to: {
        path: ['typeorm', '^src/platform/db/', '\\.(entity|service|queries)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^test/', '\\.spec\\.ts$'] },
    },
    {
      name: 'no-dev-dependency-in-production',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
