/** Pure unit tests: beside the code, no database. */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON in a way that Jest warns of at each test file.
    '^libphonenumber-js/(min|max)$': '<rootDir>/node_modules/libphonenumber-js/$1/index.cjs',
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
  setupFiles: ['<rootDir>/test/setup/metadata.ts'],
  transform,
};

const withDatabase = {
  ...common,
  globalSetup: '<rootDir>/test/setup/start-postgres.ts',
  globalTeardown: '<rootDir>/test/setup/stop-postgres.ts',
};

const project = (displayName, testMatch, base) => ({ ...base, displayName, testMatch });

export default {
  testTimeout: 30_000,
  // One process for a whole suite would hold every module of every file.
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
  projects: [
    project('unit', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/setup/**/*.spec.ts'], common),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts'], common),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts'], withDatabase),
    project('web', ['<rootDir>/test/web/**/*.spec.ts'], withDatabase),
    project('browser', ['<rootDir>/test/browser/**/*.spec.ts'], withDatabase),
  ],
};
