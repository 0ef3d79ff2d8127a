/** Real: Postgres with a small seeded city, the HTTP door with its limits, the worker that unpacks. */
import { deflateRawSync } from 'node:zlib';
import { writeWorkbook } from '../../../apps/registry/src/device/import/write-workbook.js';
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import { account } from '#test/make/account.js';
import { StageApp, tokenFor } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = ['设备编号', '类型', '型号', '协议', '序列号/表号', '网关', '心跳秒'];
const JIANGAN = account('device-engineer', { orgPath: '420100.420102', name: '贺川' });
let database: StageDatabase;
let stage: StageApp;
let engineer: Person;

beforeAll(async () => {
  database = await StageDatabase.clone('registry-device-import');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
  engineer = await stage.signedIn(JIANGAN);
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

async function upload(file: Buffer | string, type = XLSX, path = '/api/registry/devices/imports?name=11%E6%9C%88%E5%88%B0%E8%B4%A7.xlsx', who = JIANGAN): Promise<{ status: number; body: any }> {
  const response = await fetch(stage.url + path, { method: 'POST', body: new Uint8Array(Buffer.from(file)), headers: { authorization: `Bearer ${await tokenFor(who)}`, 'content-type': type } });
  return { status: response.status, body: await response.json() };
}
const sheet = (...rows: string[][]): Buffer => writeWorkbook('设备', [HEADER, ...rows]);
const registered = async (like: string): Promise<string[]> => (await database.query<{ id: string }>('SELECT id FROM registry.device WHERE id LIKE $1 ORDER BY id', [like])).map(({ id }) => id);

it('a delivery is looked at, written once, and its secrets are told once', async () => {
  const [{ id: present }] = (await database.query(`SELECT id FROM registry.device WHERE class = 'SOS' ORDER BY id LIMIT 1`)) as [{ id: string }];
  const rows = [
    ['NEW-S1', '一键呼叫', 'HY-B2', 'huying', '', '', ''],
    ['NEW-K1', 'SMOKE', 'ZB-SM02', 'zigbee2mqtt-json', '0x00158d01', 'NEW-G1', '3600'],
    ['NEW-G1', '网关', 'ZB-GW1', 'zigbee2mqtt-json', '', '', ''],
    [present, 'SOS', 'HY-B1', 'huying', '', '', ''],
    ['bad id', '呼啦圈', '=cmd()', 'telepathy', '', '', '5'],
  ];
  const { status, body } = await upload(sheet(...rows));
  expect(status).toBe(201);
  expect(body).toMatchObject({ fileName: '11月到货.xlsx', byName: '贺川', counts: { ok: 3, duplicate: 1, error: 1 }, committedAt: null, taken: null });
  expect(body.lines.map((line: Record<string, unknown>) => [line['row'], line['outcome']])).toEqual([[2, 'ok'], [3, 'ok'], [4, 'ok'], [5, 'duplicate'], [6, 'error']]);
  const faults = body.lines[4].faults;
  expect(faults.map(({ code }: { code: string }) => code)).toEqual(['id-bad', 'class-unknown', 'model-bad', 'format-unknown', 'heartbeat-bad']);
  for (const { title, detail } of faults) expect([/\p{Script=Han}/u.test(title), /^[A-Z].*\.$/.test(detail)]).toEqual([true, true]);
  expect(await registered('NEW-%')).toEqual([]);

  const done = (await engineer.post(`/api/registry/devices/imports/${body.id}/commit`)).body;
  expect(done).toMatchObject({ taken: 3, committedAt: expect.any(String) });
  expect(done.secrets.map(({ id }: { id: string }) => id).toSorted()).toEqual(['NEW-G1', 'NEW-S1']);
  for (const { secret } of done.secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(16);
  expect(await registered('NEW-%')).toEqual(['NEW-G1', 'NEW-K1', 'NEW-S1']);
  expect((await engineer.get('/api/registry/devices/NEW-K1')).body).toMatchObject({ state: 'IN_STOCK', gatewayId: 'NEW-G1', serial: '0x00158d01', heartbeatSeconds: 3600, streetCode: null, signsIn: false });
  expect((await engineer.get('/api/registry/devices/NEW-S1')).body.moves).toMatchObject([{ fromState: null, toState: 'IN_STOCK', byName: '贺川', note: '11月到货.xlsx' }]);
  const dump = JSON.stringify(await database.query('SELECT d::text, (SELECT json_agg(i)::text FROM registry.device_import i) FROM registry.device d'));
  for (const { secret } of done.secrets) expect(dump).not.toContain(secret);

  const again = (await engineer.post(`/api/registry/devices/imports/${body.id}/commit`)).body;
  expect(again).toMatchObject({ taken: 3, committedAt: done.committedAt, secrets: [] });
  expect(await registered('NEW-%')).toHaveLength(3);
  const leftOut = (await engineer.get(`/api/registry/devices/imports/${body.id}/left-out`)).body as string;
  expect(leftOut).toContain(`bad id,呼啦圈,'=cmd(),telepathy,,,5,6,`);
  expect(leftOut.split('\r\n')).toHaveLength(2);
});

it('two commits at once take it in once; what has come in since is left out', async () => {
  const first = (await upload(sheet(['TWO-1', 'SOS', 'M', 'huying'], ['TWO-2', 'SOS', 'M', 'huying']))).body;
  const second = (await upload(sheet(['TWO-2', 'SOS', 'M', 'huying'], ['TWO-3', 'SOS', 'M', 'huying']))).body;
  const answers = await Promise.all([1, 2].map(() => engineer.post(`/api/registry/devices/imports/${first.id}/commit`)));
  expect(answers.map(({ body }) => body.secrets.length).toSorted()).toEqual([0, 2]);
  expect((await engineer.post(`/api/registry/devices/imports/${second.id}/commit`)).body).toMatchObject({ taken: 1, secrets: [{ id: 'TWO-3' }] });
});

it('a CSV and English headers are read as well, and a formula is a fault', async () => {
  const csv = 'id,class,model,format\r\nCSV-1,watch,W,watch-protocol-3g\r\nCSV-2,sos,M,huying\r\n';
  expect((await upload(csv, 'text/csv')).body.lines.map((line: Record<string, unknown>) => line['outcome'])).toEqual(['error', 'ok']);
  const file = sheet(['F-001', 'SOS', 'XXXXXXXXXXXXXXXXXXXX', 'huying']).toString('latin1');
  const text = '<c t="inlineStr"><is><t xml:space="preserve">XXXXXXXXXXXXXXXXXXXX</t></is></c>';
  const formula = '<c t="str"><f>HYPERLINK("x")</f><v>M</v></c>'.padEnd(text.length);
  expect((await upload(Buffer.from(file.replace(text, formula), 'latin1'))).body.lines).toMatchObject([{ outcome: 'error', faults: [{ code: 'model-missing' }, { code: 'formula' }] }]);
});

describe('refused', () => {
  it.each<[string, () => Buffer | string, string, number, string]>([
    ['nothing', () => '', XLSX, 400, 'no-file'],
    ['no workbook', () => Buffer.from('PK\x03\x04 and nothing else', 'latin1'), XLSX, 422, 'not-a-workbook'],
    ['the old format', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), XLSX, 422, 'not-a-workbook'],
    ['a zip bomb', bomb, XLSX, 422, 'workbook-too-large'],
    ['5,001 devices', () => sheet(...Array.from({ length: 5_001 }, (_, n) => [`D-${n}`, 'SOS', 'M', 'huying'])), XLSX, 422, 'too-many-rows'],
    ['columns of something else', () => writeWorkbook('x', [['姓名', '电话'], ['张三', '1']]), XLSX, 422, 'columns-missing'],
    ['a header alone', () => sheet(), XLSX, 422, 'rows-missing'],
    ['another type', () => 'id', 'application/zip', 415, 'bad-input'],
    ['6 MB', () => Buffer.alloc(6 * 1024 * 1024, 'x'), 'text/csv', 413, 'too-large'],
  ])('is %s', async (_, file, type, status, code) => expect(await upload(file(), type)).toMatchObject({ status, body: { code } }));

  it('are sheets elsewhere, strangers, and other districts', async () => {
    expect((await upload('id', 'text/csv', '/api/registry/devices/SOS-1/moves')).status).toBe(400);
    expect((await upload(sheet(['A-001', 'SOS', 'M', 'huying']), XLSX, undefined, account('auditor'))).status).toBe(403);
    const { body } = await upload(sheet(['OWN-1', 'SOS', 'M', 'huying']));
    const other = await stage.signedIn(account('device-engineer', { orgPath: '420100.420106' }));
    for (const answer of [await other.get(`/api/registry/devices/imports/${body.id}`), await other.post(`/api/registry/devices/imports/${body.id}/commit`)]) expect(answer.body.code).toBe('import-not-found');
  });
});

it('the template is read as a good delivery', async () => {
  for (const [as, type] of [['xlsx', XLSX], ['csv', 'text/csv']] as const) {
    const response = await fetch(`${stage.url}/api/registry/devices/imports/template?as=${as}`, { headers: { authorization: `Bearer ${await tokenFor(JIANGAN)}` } });
    expect(response.headers.get('content-disposition')).toContain(`devices.${as}`);
    expect((await upload(Buffer.from(await response.arrayBuffer()), type)).body.counts).toEqual({ ok: 4, duplicate: 0, error: 0 });
  }
});

/** 18 MB of zeros in 18 kB. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(18_000_000));
  const name = Buffer.from('xl/workbook.xml');
  const head = Buffer.alloc(26);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(18_000_000, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, packed]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
