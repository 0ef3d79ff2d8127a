import { deflateRawSync } from 'node:zlib';
import { csvText, readCsv } from './read-csv.js';
import { readUpload } from './read-upload.js';
import { csvOf } from './write-csv.js';
import { writeWorkbook } from './write-workbook.js';

const ROWS = [['设备编号', '类型'], ['SOS-1', '一键呼叫 & <"门口">']];

describe('an uploaded sheet', () => {
  it('is read back as it was written', async () => expect(await readUpload(writeWorkbook('设备', ROWS))).toEqual({ ok: true, rows: ROWS }));

  it.each([
    ['no zip, no text', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['a zip of nothing', Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1')],
    ['a zip cut short', writeWorkbook('x', ROWS).subarray(0, 400)],
    ['a zip whose directory lies outside', corrupted((file, end) => file.writeUInt32LE(0xffffff, end + 16))],
  ])('is no workbook: %s', async (_, file) => expect(await readUpload(file)).toEqual({ ok: false, why: 'not-a-workbook' }));

  it.each([
    ['claims 4 GB', corrupted((file, _, directory) => file.writeUInt32LE(0xffffffff, directory + 24))],
    ['has 300 parts', corrupted((file, end) => file.writeUInt16LE(300, end + 10))],
    ['is packed 1000 to 1', bomb(15_000_000)],
    ['claims more than 20 MB', bomb(25_000_000)],
  ])('is too large before it is unpacked: it %s', async (_, file) => expect(await readUpload(file)).toEqual({ ok: false, why: 'workbook-too-large' }));

  it('that unpacks to more than it claimed is no workbook', async () => expect(await readUpload(bomb(15_000_000, 100_000))).toEqual({ ok: false, why: 'not-a-workbook' }));

  it('has 5,000 rows at most', async () => {
    const rows = Array.from({ length: 5_002 }, (_, n) => [`D-${n}`]);
    expect(await readUpload(writeWorkbook('x', rows))).toEqual({ ok: false, why: 'too-many-rows' });
    expect(await readUpload(Buffer.from(csvOf(rows)))).toEqual({ ok: false, why: 'too-many-rows' });
    expect(await readUpload(writeWorkbook('x', rows.slice(0, 5_001)))).toMatchObject({ ok: true, rows: { length: 5_001 } });
  });
});

describe('a CSV', () => {
  const read = (text: string) => readCsv(text, 10, 5);
  it.each([
    ['a,b\r\n1,"x, ""y"""\n', [['a', 'b'], ['1', 'x, "y"'], ['']]],
    ['a;b\n1,5;2', [['a', 'b'], ['1,5', '2']]],
    ['a\tb', [['a', 'b']]],
    ['"two\nlines",b', [['two\nlines', 'b']]],
  ])('%j', (text, rows) => expect(read(text)).toEqual({ ok: true, rows }));

  it('of Chinese Windows is read', () => expect(csvText(Buffer.from([0xc9, 0xe8, 0xb1, 0xb8]))).toBe('设备'));
  it('tames what would run', () => expect(csvOf([['=1+1', '@x', '-2', '+3', 'a,b']])).toBe("\uFEFF'=1+1,'@x,'-2,'+3,\"a,b\""));
});

/** A good workbook with something changed at the end record or the first directory entry. */
function corrupted(change: (file: Buffer, end: number, directory: number) => void): Buffer {
  const file = Buffer.from(writeWorkbook('x', ROWS));
  const end = file.length - 22;
  change(file, end, file.readUInt32LE(end + 16));
  return file;
}

/** One workbook part of zeros, deflated; `claimed` is the size that it says it has. */
function bomb(bytes: number, claimed = bytes): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const name = Buffer.from('xl/workbook.xml');
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(claimed, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, packed]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
