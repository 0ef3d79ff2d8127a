import { DEVICE_CLASSES, DEVICE_STATES, type DeviceState } from '#contracts/device.js';
import { mayMove, type MoveGiven, movesFrom, type MoveRefusal } from './device-life.js';

const WHOLE: MoveGiven = { elderId: 'e', place: '床头', note: '坏了' };
const sos = (state: DeviceState, children = 0) => ({ state, class: 'SOS' as const, children });

describe("a device's life", () => {
  it('reaches every state from the store, by people and one test', () => {
    const reached = new Set<DeviceState>(['IN_STOCK']);
    for (const from of reached) for (const to of DEVICE_STATES) if (mayMove(sos(from), to, WHOLE, 'test').ok) reached.add(to);
    expect([...reached].toSorted()).toEqual([...DEVICE_STATES].toSorted());
  });

  it('leads from every state but the last to the store and to the end', () => {
    for (const from of ['ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY'] as const) {
      for (const to of ['IN_STOCK', 'RETIRED'] as const) expect(mayMove(sos(from), to, WHOLE, 'person')).toEqual({ ok: true, leavesHome: true });
    }
  });

  it('ends when it is taken back for good', () => {
    for (const to of DEVICE_STATES) expect(mayMove(sos('RETIRED'), to, WHOLE, 'test')).toEqual({ ok: false, why: 'device-state-not-possible' });
  });

  it.each<[DeviceState, DeviceState, MoveGiven, 'person' | 'test', MoveRefusal | 'ok']>([
    ['IN_STOCK', 'ISSUED', {}, 'person', 'home-missing'],
    ['IN_STOCK', 'ISSUED', { streetCode: '420102002' }, 'person', 'home-missing'],
    ['IN_STOCK', 'ISSUED', { elderId: 'e' }, 'person', 'ok'],
    ['IN_STOCK', 'IN_USE', WHOLE, 'test', 'device-state-not-possible'],
    ['ISSUED', 'INSTALLED', { place: '  ' }, 'person', 'place-missing'],
    ['ISSUED', 'INSTALLED', { place: '卫生间' }, 'person', 'ok'],
    ['INSTALLED', 'IN_USE', WHOLE, 'person', 'needs-test'],
    ['INSTALLED', 'IN_USE', {}, 'test', 'ok'],
    ['ISSUED', 'IN_USE', {}, 'test', 'ok'],
    ['IN_USE', 'FAULTY', {}, 'person', 'note-missing'],
    ['FAULTY', 'IN_USE', { note: '换电池' }, 'person', 'ok'],
    ['IN_USE', 'ISSUED', WHOLE, 'person', 'device-state-not-possible'],
  ])('%s -> %s with %j by %s: %s', (from, to, given, by, expected) => {
    const verdict = mayMove(sos(from), to, given, by);
    expect(verdict.ok ? 'ok' : verdict.why).toBe(expected);
  });

  it.each(DEVICE_CLASSES.map((kind) => [kind, ['SOS', 'WATCH', 'FALL', 'SMOKE', 'GAS', 'CO'].includes(kind)] as const))('%s is put in use by its alarm: %s', (kind, byAlarm) =>
    expect(mayMove({ state: 'INSTALLED', class: kind, children: 0 }, 'IN_USE', {}, 'person').ok).toBe(!byAlarm),
  );

  it('gives a gateway to a street, and takes it from nobody who speaks through it', () => {
    expect(mayMove({ state: 'IN_STOCK', class: 'GATEWAY', children: 0 }, 'ISSUED', { streetCode: '420102002' }, 'person').ok).toBe(true);
    expect(mayMove({ state: 'IN_USE', class: 'GATEWAY', children: 2 }, 'RETIRED', WHOLE, 'person')).toEqual({ ok: false, why: 'has-children' });
  });

  it('offers the next steps in their order', () => {
    expect(movesFrom(sos('IN_STOCK'))).toEqual(['ISSUED', 'RETIRED']);
    expect(movesFrom(sos('ISSUED'))).toEqual(['INSTALLED', 'FAULTY', 'IN_STOCK', 'RETIRED']);
    expect(movesFrom({ ...sos('INSTALLED'), class: 'WATER' })).toEqual(['IN_USE', 'FAULTY', 'IN_STOCK', 'RETIRED']);
    expect(movesFrom(sos('RETIRED'))).toEqual([]);
  });
});
