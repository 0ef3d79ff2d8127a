import { DEVICE_CLASSES, DEVICE_FORMATS, type DeviceClass, type DeviceFormat } from '#contracts/device.js';
import { mayBeCarried, needsSerial } from './device-topics.js';

/** A cell of a sheet as text; null where the sheet holds a formula, whose result is not ours to trust. */
export type Cell = string | null;

export const COLUMNS = ['id', 'class', 'model', 'format', 'serial', 'gateway', 'heartbeat'] as const;
export type Column = (typeof COLUMNS)[number];

/** How deliveries head their columns; compared without spaces and case. */
const HEADERS: Record<Column, readonly string[]> = {
  id: ['设备编号', '编号', 'id', 'deviceid'],
  class: ['类型', '设备类型', '类别', 'class', 'type'],
  model: ['型号', 'model'],
  format: ['协议', '通信协议', 'format', 'protocol'],
  serial: ['序列号/表号', '序列号', '表号', '序列/表号', 'serial', 'serialnumber', 'meternumber'],
  gateway: ['网关', '网关编号', 'gateway', 'gatewayid'],
  heartbeat: ['心跳秒', '心跳(秒)', '心跳(秒)', '心跳', 'heartbeat', 'heartbeatseconds'],
};
const REQUIRED: readonly Column[] = ['id', 'class', 'model', 'format'];

/** The user's words for the classes, beside the codes. */
export const CLASS_WORDS: Record<DeviceClass, readonly string[]> = {
  SOS: ['一键呼叫', '呼叫器', '紧急呼叫'],
  WATCH: ['手环', '手表', '智能手表', '定位手表'],
  FALL: ['跌倒感应', '跌倒探测', '跌倒', '跌倒检测'],
  SMOKE: ['烟感', '烟雾'],
  GAS: ['燃气探测', '燃气', '可燃气体'],
  CO: ['一氧化碳探测', '一氧化碳'],
  LEAK: ['水浸感应', '水浸', '漏水'],
  WATER: ['水表'],
  POWER: ['电表', '电力', '插座'],
  DOOR: ['门磁'],
  MOTION: ['人体感应', '红外', '人体移动'],
  BED: ['床垫感应', '床垫', '离床', '床带'],
  VITALS: ['体征设备', '体征', '健康监测'],
  GATEWAY: ['网关'],
};

/** Practice: 15 min for mains and mobile devices; zigbee batteries report daily (25 h with slack); meters hourly. */
const HEARTBEATS: Partial<Record<DeviceClass, number>> = { SOS: 900, WATCH: 900, FALL: 900, BED: 900, GATEWAY: 900, WATER: 3600, POWER: 3600 };
const DAILY_SECONDS = 90_000;
const HEARTBEAT_LIMITS = { least: 60, most: 7 * 24 * 3600 };
/** As in the door's topics: no slash, no wildcard. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/;
/** A name given by hand may have spaces and slashes; never a wildcard. */
const SERIAL = /^[\p{L}\p{N}][^+#\0]{0,63}$/u;
const MODEL_LENGTH = 60;

export type ImportFault =
  | 'id-missing' | 'id-bad' | 'id-twice' | 'class-unknown' | 'model-missing' | 'model-bad' | 'format-unknown' | 'serial-bad' | 'serial-needed'
  | 'gateway-unknown' | 'gateway-not-asked' | 'heartbeat-bad' | 'formula';

export interface DeliveredDevice {
  id: string;
  class: DeviceClass;
  model: string;
  format: DeviceFormat;
  serial: string | null;
  gatewayId: string | null;
  heartbeatSeconds: number;
}

/** One row of the sheet, judged. `row` as the spreadsheet counts. A duplicate is no fault: the device is in the register already. */
export type ImportLine = { row: number; id: string } & ({ outcome: 'ok'; device: DeliveredDevice } | { outcome: 'duplicate' } | { outcome: 'error'; faults: ImportFault[]; cells: string[] });

export type HeaderVerdict = { ok: true; places: Partial<Record<Column, number>> } | { ok: false; why: 'columns-missing'; missing: Column[] };

/** Where each column stands. */
export function readHeader(cells: readonly Cell[]): HeaderVerdict {
  const heads = cells.map((cell) => (cell ?? '').replaceAll(/[\s*]/g, '').toLowerCase());
  const places: Partial<Record<Column, number>> = {};
  for (const column of COLUMNS) {
    const place = heads.findIndex((head) => HEADERS[column].includes(head));
    if (place >= 0) places[column] = place;
  }
  const missing = REQUIRED.filter((column) => places[column] === undefined);
  return missing.length > 0 ? { ok: false, why: 'columns-missing', missing } : { ok: true, places };
}

/** What the register holds of the ids that the sheet names. */
export interface Known {
  ids: ReadonlySet<string>;
  /** Gateways by id, with their format. */
  gateways: ReadonlyMap<string, string>;
}

/** Judges every row below the header. A gateway may come in the same delivery as what speaks through it. */
export function judgeDelivery(rows: readonly (readonly Cell[])[], places: Partial<Record<Column, number>>, known: Known): ImportLine[] {
  const filled = rows.map((cells, at) => ({ cells, row: at + 2 })).filter(({ cells }) => cells.some((cell) => cell === null || cell.trim() !== ''));
  const text = (cells: readonly Cell[], column: Column): string => (places[column] === undefined ? '' : (cells[places[column]] ?? '').trim());
  const delivered = new Map(
    filled.filter(({ cells }) => classOf(text(cells, 'class')) === 'GATEWAY').map(({ cells }) => [text(cells, 'id'), text(cells, 'format').toLowerCase()]),
  );
  const gateways = new Map([...delivered, ...known.gateways]);
  const seen = new Set<string>();
  return filled.map(({ cells, row }): ImportLine => {
    const id = text(cells, 'id');
    const { faults, device } = judgeRow((column) => text(cells, column), gateways);
    if (COLUMNS.some((column) => places[column] !== undefined && cells[places[column]] === null)) faults.push('formula');
    if (seen.has(id)) faults.push('id-twice');
    seen.add(id);
    if (faults.length > 0) return { row, id, outcome: 'error', faults, cells: COLUMNS.map((column) => text(cells, column)) };
    return known.ids.has(id) ? { row, id, outcome: 'duplicate' } : { row, id, outcome: 'ok', device };
  });
}

/** The ids that a sheet names: its own and its gateways'. */
export function idsIn(rows: readonly (readonly Cell[])[], places: Partial<Record<Column, number>>): string[] {
  return [...new Set(rows.flatMap((cells) => (['id', 'gateway'] as const).map((column) => (places[column] === undefined ? '' : (cells[places[column]] ?? '').trim()))))].filter(Boolean);
}

function judgeRow(text: (column: Column) => string, gateways: ReadonlyMap<string, string>): { faults: ImportFault[]; device: DeliveredDevice } {
  const faults: ImportFault[] = [];
  const [id, model, serial, gateway, heartbeat] = [text('id'), text('model'), text('serial'), text('gateway'), text('heartbeat')];
  const kind = classOf(text('class'));
  const format = DEVICE_FORMATS.find((one) => one === text('format').toLowerCase());
  if (id === '') faults.push('id-missing');
  else if (!NAME.test(id)) faults.push('id-bad');
  if (!kind) faults.push('class-unknown');
  if (model === '') faults.push('model-missing');
  else if (model.length > MODEL_LENGTH || /^[=+\-@]/.test(model)) faults.push('model-bad');
  if (!format) faults.push('format-unknown');
  if (serial !== '' && !SERIAL.test(serial)) faults.push('serial-bad');
  const carried = kind !== undefined && format !== undefined && mayBeCarried({ class: kind, format });
  if (serial === '' && kind && format && needsSerial({ class: kind, format, gatewayId: gateway || null })) faults.push('serial-needed');
  if (gateway !== '' && !carried && kind && format) faults.push('gateway-not-asked');
  if (gateway !== '' && carried && gateways.get(gateway) !== format) faults.push('gateway-unknown');
  const seconds = heartbeat === '' ? (HEARTBEATS[kind ?? 'SMOKE'] ?? DAILY_SECONDS) : Number(heartbeat);
  if (!Number.isInteger(seconds) || seconds < HEARTBEAT_LIMITS.least || seconds > HEARTBEAT_LIMITS.most) faults.push('heartbeat-bad');
  const device = { id, class: kind!, model, format: format!, serial: serial || null, gatewayId: carried && gateway ? gateway : null, heartbeatSeconds: seconds };
  return { faults, device };
}

function classOf(word: string): DeviceClass | undefined {
  const code = DEVICE_CLASSES.find((one) => one === word.toUpperCase());
  return code ?? DEVICE_CLASSES.find((one) => CLASS_WORDS[one].includes(word));
}
