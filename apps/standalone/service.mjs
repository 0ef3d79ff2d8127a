#!/usr/bin/env node
// npm run service -- <name>: one service as a process of its own, against DATABASE_URL.
import { requireNode } from './terminal.mjs';

const SERVICES = ['registry', 'alarm-ingestion', 'order-intake', 'dispatch', 'response-rate', 'gateway'];

requireNode();
const name = process.argv[2];
if (!SERVICES.includes(name)) {
  console.error(`用法 Usage: npm run service -- <${SERVICES.join('|')}>\n环境变量 Environment: DATABASE_URL, SECRETS_DIR, HOST, PORT, MQTT_PORT. 先运行 First: npm run build, npm run migrate.`);
  process.exit(2);
}
await import(`../../dist/apps/${name}/src/main.js`).catch((error) => {
  const unbuilt = error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes('/dist/apps/');
  console.error(unbuilt ? `尚未编译 Not built yet (npm run build): ${error.message}` : error);
  process.exit(1);
});
