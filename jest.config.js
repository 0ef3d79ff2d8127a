/** Four kinds of test, one way of running them: node --experimental-vm-modules jest --selectProjects <kind>. */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/.test/', '<rootDir>/dist/', '<rootDir>/.data/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
const kind = (displayName, testMatch, more = {}) => ({ ...shared, displayName, testMatch, ...more });

const staged = { globalSetup: '<rootDir>/test/stage/setup.mjs', globalTeardown: '<rootDir>/test/stage/teardown.mjs' };

export default {
  testTimeout: 60_000,
  projects: [
    kind('rules', ['<rootDir>/apps/**/*.spec.ts', '<rootDir>/libs/**/*.spec.ts']),
    kind('medium', ['<rootDir>/test/medium/**/*.spec.ts'], staged),
    kind('story', ['<rootDir>/test/story/**/*.story.ts'], staged),
    kind('browser', ['<rootDir>/test/browser/**/*.story.ts'], staged),
    kind('fault', ['<rootDir>/test/fault/**/*.story.ts'], staged),
  ],
};
