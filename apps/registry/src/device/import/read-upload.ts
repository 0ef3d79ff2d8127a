import { Worker } from 'node:worker_threads';
import type { Cell } from '../../rules/device-import.js';
import { csvText, readCsv } from './read-csv.js';
import { readZipDirectory } from './zip-directory.js';

/** The header and 5,000 devices. */
const ROW_LIMIT = 5_001;
const COLUMN_LIMIT = 40;
const WORKER_MEMORY_MB = 192;
const WORKER_MILLISECONDS = 15_000;
const ZIP_SIGN = 'PK';

export type UploadVerdict = { ok: true; rows: Cell[][] } | { ok: false; why: 'not-a-workbook' | 'workbook-too-large' | 'too-many-rows' };

/** The rows of an uploaded sheet, XLSX or CSV, whatever its name says. */
export async function readUpload(file: Buffer): Promise<UploadVerdict> {
  if (file.toString('latin1', 0, 2) !== ZIP_SIGN) {
    // The old binary format, pictures, anything else that is no text.
    if (file.includes(0)) return { ok: false, why: 'not-a-workbook' };
    return readCsv(csvText(file), ROW_LIMIT, COLUMN_LIMIT);
  }
  const directory = readZipDirectory(file);
  return directory.ok ? unpack({ file: new Uint8Array(file), entries: directory.entries, rowLimit: ROW_LIMIT, columnLimit: COLUMN_LIMIT }) : directory;
}

/** In a thread with little memory and little time: what breaks there breaks nothing here. */
async function unpack(task: object): Promise<UploadVerdict> {
  // In tests the sources run as they are.
  const script = new URL(import.meta.url.endsWith('.ts') ? './sheet.worker.ts' : './sheet.worker.js', import.meta.url);
  const worker = new Worker(script, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB, maxYoungGenerationSizeMb: 32 } });
  const tooLong = AbortSignal.timeout(WORKER_MILLISECONDS);
  try {
    return await new Promise<UploadVerdict>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => resolve({ ok: false, why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'workbook-too-large' : 'not-a-workbook' }));
      worker.once('exit', () => resolve({ ok: false, why: 'not-a-workbook' }));
      tooLong.addEventListener('abort', () => resolve({ ok: false, why: 'workbook-too-large' }), { once: true });
    });
  } finally {
    await worker.terminate();
  }
}
