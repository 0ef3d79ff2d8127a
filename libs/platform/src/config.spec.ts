import { readConfig, ServiceConfig } from './config.js';

test('names every bad variable and no value', () => {
  const read = () => readConfig(ServiceConfig, { DATABASE_URL: 'short', PORT: 'x9secret' });
  expect(read).toThrow(/DATABASE_URL[\s\S]*SECRETS_DIR[\s\S]*PORT/);
  expect(read).not.toThrow(/x9secret/);
});

test('a sound environment is read, typed and frozen', () => {
  const config = readConfig(ServiceConfig, { DATABASE_URL: 'postgres://127.0.0.1/x', SECRETS_DIR: '/s', PORT: '81' });
  expect(config).toMatchObject({ PORT: 81, HOST: '127.0.0.1', POOL_SIZE: 6 });
  expect(Object.isFrozen(config)).toBe(true);
});
