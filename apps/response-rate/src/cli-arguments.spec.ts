import { readArguments } from './cli-arguments.js';
import { HELP } from './cli-help.js';
import { DEFAULT_LIMITS } from './rules/policy.js';

describe('readArguments', () => {
  it.each<[string, string[], object]>([
    ['a month', ['--month', '2026-03'], { kind: 'judge', month: '2026-03', asOf: null, targetPermille: null }],
    ['all', ['--month=2026-03', '--as-of', '2026-04-01T00:00:00Z', '--target', '0'], { kind: 'judge', month: '2026-03', asOf: Date.UTC(2026, 3, 1), targetPermille: 0 }],
    ['help', ['--help'], { kind: 'help' }],
  ])('takes %s', (_name, argv, asked) => {
    expect(readArguments(argv)).toEqual(asked);
  });

  it.each([[[]], [['--month', '2026-13']], [['--month', 'March']], [['--month', '2026-03', '--as-of', 'now']], [['--month', '2026-03', '--target', '60%']], [['--month', '2026-03', '--taget', '600']], [['2026-03']]])(
    'refuses %j',
    (argv) => {
      expect(readArguments(argv)).toMatchObject({ kind: 'wrong', why: expect.any(String) });
    },
  );
});

describe('HELP', () => {
  it.each(Object.entries(DEFAULT_LIMITS))('names the limit %s', (name, seconds) => {
    expect(HELP).toMatch(new RegExp(`^ {2}${name} +${seconds}$`, 'm'));
  });
});
