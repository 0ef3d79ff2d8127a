import { parseArgs } from 'node:util';

const HELP = `呼应 Huying: npm start -- [选项 options]

  --port <n>        网页与接口端口 port of the pages and the API          (HUYING_PORT, 8080)
  --mqtt-port <n>   设备端口 port of the devices' door                    (HUYING_MQTT_PORT, 1883)
  --host <address>  监听地址 address to listen on                         (HUYING_HOST, 127.0.0.1)
  --data <folder>   数据目录 everything that is kept                      (HUYING_DATA, .data)
  --no-demo         不运行模拟城市 no simulated city behind the pages     (HUYING_DEMO=false)
  --pace <n>        模拟速度 how fast the simulated city lives, 0.1-20    (HUYING_PACE, 1)
  --reset           清空数据目录后重新开始 empty the data folder first    (HUYING_RESET=true)
  --no-build        不检查编译 start what was built before                (HUYING_BUILD=false)
  --watch           源码变化后自动重启 rebuild and restart on change
  --help            本说明 this text

设置了 DATABASE_URL 时使用该 PostgreSQL(15 或更新),不启动内置数据库。
With DATABASE_URL that PostgreSQL (15 or newer) is used and the embedded one stays off.`;

const FLAGS = {
  port: { type: 'string' },
  'mqtt-port': { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'boolean' },
  pace: { type: 'string' },
  reset: { type: 'boolean' },
  build: { type: 'boolean' },
  watch: { type: 'boolean' },
  help: { type: 'boolean' },
};

/** Flags first, then HUYING_*, then the defaults. Prints the help or what is wrong, and ends the process. */
export function readOptions(args, env) {
  const values = parse(args);
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const text = (flag, variable, otherwise) => values[flag] ?? (env[variable] || otherwise);
  const number = (flag, variable, otherwise, min, max) => {
    const said = text(flag, variable, String(otherwise));
    const value = Number(said);
    if (said.trim() === '' || !(value >= min && value <= max)) refuse(`--${flag} ${said}: ${min} - ${max}`);
    return value;
  };
  const yes = (flag, variable, otherwise) => values[flag] ?? (env[variable] ? !/^(0|no|false|off)$/i.test(env[variable]) : otherwise);
  const port = (flag, variable, otherwise) => {
    const value = number(flag, variable, otherwise, 1, 65_535);
    return Number.isInteger(value) ? value : refuse(`--${flag} ${value}`);
  };
  return {
    port: port('port', 'HUYING_PORT', 8080),
    mqttPort: port('mqtt-port', 'HUYING_MQTT_PORT', 1883),
    host: text('host', 'HUYING_HOST', '127.0.0.1'),
    data: text('data', 'HUYING_DATA', '.data'),
    demo: yes('demo', 'HUYING_DEMO', true),
    pace: number('pace', 'HUYING_PACE', 1, 0.1, 20),
    reset: yes('reset', 'HUYING_RESET', false),
    build: yes('build', 'HUYING_BUILD', true),
    watch: values.watch ?? false,
    databaseUrl: env.DATABASE_URL || null,
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: FLAGS, allowNegative: true, strict: true }).values;
  } catch (error) {
    return refuse(error.message);
  }
}

function refuse(what) {
  console.error(`参数有误 Wrong option: ${what}\n\n${HELP}`);
  process.exit(2);
}
