import type { DeviceClass } from '#contracts/device.js';
import type { Reading } from '#contracts/reading.js';
import { meaningOfInput } from './input-meaning.js';
import { field, isObject } from './payload.js';
import { asFlag, metric } from './values.js';

type Fields = Record<string, unknown>;
type Reader = (reading: Reading, fields: Fields, of: DeviceClass | undefined) => void;

const put = (reading: Reading, ...metrics: object[]): void => void Object.assign(reading.metrics, ...metrics);
const within = (fields: Fields, name: string, inner: string): unknown => {
  const object = field(fields, name);
  return isObject(object) ? field(object, inner) : undefined;
};

/** `aenergy.total` in Wh. */
const consumer: Reader = (reading, fields) =>
  put(
    reading,
    metric('power', field(fields, 'apower') ?? field(fields, 'act_power'), -1e6, 1e6),
    metric('voltage', field(fields, 'voltage'), 0, 500),
    metric('current', field(fields, 'current'), 0, 1e4),
    metric('energyImportTotal', within(fields, 'aenergy', 'total'), 0, 1e9, 0.001),
  );

const detector =
  (type: 'SMOKE' | 'WATER_LEAK', state: string): Reader =>
  (reading, fields) => {
    const active = asFlag(field(fields, 'alarm'));
    if (active === undefined) return;
    put(reading, { [state]: active });
    reading.alarms.push({ type, active });
  };

/** Components by their kind. Source: Shelly API docs, gen2+ components. */
const READERS: Readonly<Record<string, Reader>> = {
  switch: consumer,
  pm1: consumer,
  em1: consumer,
  em: (reading, fields) =>
    put(reading, metric('power', field(fields, 'total_act_power'), -1e6, 1e6)),
  emdata: (reading, fields) =>
    put(
      reading,
      metric('energyImportTotal', field(fields, 'total_act'), 0, 1e9, 0.001),
      metric('energyExportTotal', field(fields, 'total_act_ret'), 0, 1e9, 0.001),
    ),
  em1data: (reading, fields) =>
    put(reading, metric('energyImportTotal', field(fields, 'total_act_energy'), 0, 1e9, 0.001)),
  temperature: (reading, fields) => put(reading, metric('temperature', field(fields, 'tC'), -60, 150)),
  humidity: (reading, fields) => put(reading, metric('humidity', field(fields, 'rh'), 0, 100)),
  illuminance: (reading, fields) => put(reading, metric('illuminance', field(fields, 'lux'), 0, 1e6)),
  // On a cable the battery's 0 % says nothing.
  devicepower: (reading, fields) => {
    if (within(fields, 'external', 'present') !== true) put(reading, metric('battery', within(fields, 'battery', 'percent'), 0, 100));
  },
  smoke: detector('SMOKE', 'smoke'),
  flood: detector('WATER_LEAK', 'waterLeak'),
  input: (reading, fields, of) => {
    const on = asFlag(field(fields, 'state'));
    if (on === undefined) return;
    const said = meaningOfInput(on, of);
    put(reading, said.metrics);
    reading.alarms.push(...said.alarms);
  },
};

/** The first of its kind, `switch:0` or `temperature:0` (add-ons count from 100); a second channel is another consumer. */
const COMPONENT = /^([a-z0-9_]+):(0|100)$/;

export function isMeasuring(component: string): boolean {
  return Object.hasOwn(READERS, COMPONENT.exec(component)?.[1] ?? '');
}

export function readComponent(reading: Reading, component: string, fields: Fields, of: DeviceClass | undefined): void {
  READERS[COMPONENT.exec(component)?.[1] ?? '']?.(reading, fields, of);
}
