/** Who may import whom. Each rule says why; `npm run shape` fails on any breach. */
const services = 'registry|alarm-ingestion|order-intake|dispatch|response-rate|gateway|simulator';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no first part to understand. Only tables point at each other (TypeORM relations).',
      severity: 'error',
      from: { pathNot: '/tables/' },
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that resolves to nothing breaks at the start, not here. (What is built may not be built yet.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\.\\./.*/dist/' },
    },
    {
      name: 'services-meet-in-contracts',
      comment: 'A service never imports another: they speak by events and REST. Only standalone and tests hold several.',
      severity: 'error',
      from: { path: `^apps/(${services})/` },
      to: { path: `^apps/(${services}|standalone)/`, pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'libs stand below the apps.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'contracts-are-words',
      comment: 'contracts import class-validator and themselves.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/contracts/', '^node_modules/(class-validator|class-transformer)'] },
    },
    {
      name: 'platform-knows-no-care',
      comment: 'platform takes the envelope, the accounts and the list of services from contracts; nothing of care.',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/contracts/src/(alarm|order|visit|reading|policy|device)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Decisions import the words they decide about and their own folder: no Nest, no TypeORM, no node:*.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/[^.]*rules/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/contracts/', '^apps/$1/src/[^.]*rules/'] },
    },
    {
      name: 'only-stores-speak-sql',
      comment: 'typeorm stays in stores, tables, migrations and modules.',
      severity: 'error',
      from: { path: '^apps/', pathNot: ['\\.store\\.ts$', '/tables/', '\\.module\\.ts$', '/migrations/'] },
      to: { path: '^node_modules/typeorm' },
    },
    {
      name: 'only-specs-import-test',
      comment: 'What runs in production needs nothing of the tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'console-takes-types-only',
      comment: 'The pages know the words of contracts and speak to the services over the wire.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(libs/platform|apps/(?!console/))' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.vue'],
    },
  },
};
