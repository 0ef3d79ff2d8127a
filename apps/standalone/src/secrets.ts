import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * Makes what is missing of an installation's secrets, readable by their owner alone: the key pair that signs access
 * tokens (Ed25519), the keys that encrypt personal fields, and the key of the blind index.
 */
export function makeSecrets(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const privateFile = join(directory, 'token-private.pem');
  if (!existsSync(privateFile)) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    write(join(directory, 'token-public.pem'), publicKey.export({ type: 'spki', format: 'pem' }).toString());
    write(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const dataKeysFile = join(directory, 'data-keys.json');
  if (!existsSync(dataKeysFile)) {
    const key = () => randomBytes(KEY_BYTES).toString('base64');
    write(dataKeysFile, JSON.stringify({ current: 'k1', keys: { k1: key() }, blindIndex: key() }, null, 2));
  }
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}
