import { createHash } from 'node:crypto';
import { isSecret } from './secret.js';

const hash = createHash('sha256').update('correct horse').digest('hex');

test.each([
  ['correct horse', hash, true],
  ['wrong horse', hash, false],
  ['', hash, false],
  ['correct horse', null, false],
  ['correct horse', '', false],
  ['correct horse', 'plain', false],
])('%s against %s: %s', (password, stored, expected) => expect(isSecret(Buffer.from(password), stored)).toBe(expected));

test('no password at all', () => expect(isSecret(undefined, hash)).toBe(false));
