#!/usr/bin/env node
// npm run migrate: brings the schemas of DATABASE_URL to the newest version and makes missing secrets in SECRETS_DIR.
// With --demo it also fills an empty register with the invented city.
import { requireNode } from './terminal.mjs';

requireNode();
const { DATABASE_URL: url, SECRETS_DIR: secretsDir } = process.env;
if (!url || !secretsDir) {
  console.error('请设置 DATABASE_URL(数据库所有者的连接)和 SECRETS_DIR。Set DATABASE_URL, the connection of the database\'s owner, and SECRETS_DIR.');
  process.exit(2);
}
try {
  const { prepareDatabase } = await import('../../dist/apps/standalone/src/prepare-database.js');
  await prepareDatabase({ url, secretsDir, demo: process.argv.includes('--demo'), log: (line) => console.log(`  ${line}`) });
  console.log('数据库已是最新 The database is up to date.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
