import { isPoison } from './is-poison.js';

test.each([
  ['22021', true],
  ['23514', true],
  ['23505', false],
  ['40P01', false],
  ['57P01', false],
  ['53100', false],
  ['08006', false],
  ['42P01', false],
  ['ECONNREFUSED', false],
])('SQLSTATE %s: %s', (code, poison) => expect(isPoison(Object.assign(new Error('x'), { code }))).toBe(poison));

test('a fault of our own code must not stop everybody else', () => {
  expect(isPoison(new TypeError('x is undefined'))).toBe(true);
  expect(isPoison(new Error('Connection terminated unexpectedly'))).toBe(false);
});
