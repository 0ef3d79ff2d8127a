import type { DeviceClass } from '#contracts/device.js';
import type { Metrics } from '#contracts/reading.js';
import { HOUR_MS } from './hour-slot.js';
import { JudgeRun, type PastAlarm, readReading } from './judge-run.js';

const start = Date.parse('2026-03-01T08:00:00+08:00');
class Home {
  readonly run = new JudgeRun();
  readonly alarms: PastAlarm[] = [];
  private says(deviceClass: DeviceClass, hours: number, metrics: Metrics): this {
    this.alarms.push(...this.run.read({ deviceId: deviceClass, elderId: 'e', deviceClass, atMs: start + hours * HOUR_MS, metrics, alarms: [] }));
    return this;
  }
  water = (hours: number, litres: number) => this.says('WATER', hours, { volumeTotal: litres / 1000 });
  door = (hours: number) => this.says('DOOR', hours, { contactOpen: true }).says('DOOR', hours, { contactOpen: false });
  moves = (hours: number) => this.says('MOTION', hours, { occupied: true });
  /** By the hour. */
  quietWater(from: number, to: number, litres = 5000): this {
    for (let hour = from; hour <= to; hour++) this.water(hour, litres);
    return this;
  }
  until(hours: number): this {
    this.alarms.push(...this.run.until(start + hours * HOUR_MS));
    return this;
  }
  get raised(): [type: string, hours: number][] {
    return this.alarms.map(({ type, at }) => [type, (Date.parse(at) - start) / HOUR_MS]);
  }
}

test.each<[string, Home, [string, number][]]>([
  ['a door that is not opened', new Home().door(0).until(30), [['DOOR_IDLE', 24]]],
  ['each quiet is told once', new Home().door(0).until(60), [['DOOR_IDLE', 24]]],
  ['nobody moves for five hours of the day', new Home().moves(0).until(8), [['PIR_IDLE', 5]]],
  ['nor in the night, which does not count: five hours after seven', new Home().moves(11).until(40), [['PIR_IDLE', 28]]],
  ['a dead meter is no quiet elder', new Home().quietWater(0, 5).until(40), []],
  ['water alone', new Home().quietWater(0, 14), [['WATER_LOW', 12]]],
  ['a lively door holds the water back for six hours', new Home().quietWater(0, 7).door(8).quietWater(9, 20), [['WATER_LOW', 14]]],
  ['a second quiet sensor brings it forward', new Home().door(-8).quietWater(0, 12), [['DOOR_IDLE', 10]]],
  ['but not at night, when all of them rest', new Home().door(0).quietWater(8, 19).until(24.5), [['DOOR_IDLE', 24]]],
  ['one quiet is one alarm, whatever other sensor confirms it', new Home().door(0).quietWater(0, 40), [['WATER_LOW', 12]]],
  ['a glass of water begins it anew', new Home().quietWater(0, 13).water(14, 5020).quietWater(15, 27, 5020), [['WATER_LOW', 12], ['WATER_LOW', 26]]],
])('%s', (_, home, raised) => expect(home.raised).toEqual(raised));

test('a late word that shows life holds the alarm back, and un-says none', () => {
  const home = new Home().quietWater(0, 11).door(1);
  expect(home.raised).toEqual([]);
  const told = new Home().quietWater(0, 12);
  told.door(11.5);
  expect(told.raised).toEqual([['WATER_LOW', 12]]);
});

/** Water at 7, 8, 10, 12, 15, 18 and 21, ten litres each, for so many days. */
function regular(days: number): { home: Home; litres: number; hour: number } {
  const home = new Home();
  let [litres, hour] = [1000, 0];
  for (; hour < days * 24; hour++) {
    if ([7, 8, 10, 12, 15, 18, 21].includes((hour + 8) % 24)) litres += 10;
    home.water(hour, litres);
  }
  return { home, litres, hour };
}

test('who is known raises by her own hours: sooner by day than the fixed limit, and says what is usual', () => {
  const { home, litres, hour } = regular(40);
  expect(home.raised).toEqual([]);
  // The last was at seven; nothing at 8, 10, 12, 15.
  home.quietWater(hour, hour + 23, litres);
  const [alarm] = home.alarms;
  expect(alarm).toMatchObject({ type: 'WATER_LOW', because: { kind: 'quiet', channel: 'water', limitHours: null } });
  const because = alarm!.because as { quietHours: number; usualHours: number };
  expect(because.usualHours).toBeLessThan(because.quietHours);
});

test('who is not known yet is judged by the fixed limit', () => {
  const { home, litres, hour } = regular(7);
  home.quietWater(hour, hour + 12, litres);
  expect(home.alarms[0]).toMatchObject({ type: 'WATER_LOW', because: { usualHours: null, limitHours: 12 } });
});

test('what a state remembers is JSON: a restart changes nothing', () => {
  const { home, litres, hour } = regular(20);
  const fork = home.run.fork();
  const quiet = (run: JudgeRun) => Array.from({ length: 24 }, (_, n) => run.read({ deviceId: 'WATER', elderId: 'e', deviceClass: 'WATER', atMs: start + (hour + n) * HOUR_MS, metrics: { volumeTotal: litres / 1000 }, alarms: [] })).flat();
  expect(quiet(fork)).toEqual(quiet(home.run));
});

describe('a line of input', () => {
  const ok = { deviceId: 'd', at: '2026-03-01T00:00:00Z' };
  test.each<[object, string]>([
    [{ ...ok, metrics: { volumeTotal: 1 } }, 'WATER'],
    [{ ...ok, metrics: { contactOpen: true, battery: 9 } }, 'DOOR'],
    [{ ...ok, metrics: { occupied: true }, class: 'BED' }, 'BED'],
    [{ ...ok, alarms: [{ type: 'SOS', active: true }] }, 'SOS'],
  ])('%j is a %s', (line, deviceClass) => expect(readReading(line as Record<string, unknown>, new Map())).toMatchObject({ ok: true, reading: { deviceClass } }));
  test.each<[object, string]>([
    [{ at: ok.at }, 'deviceId-missing'],
    [{ deviceId: 'd', at: 'yesterday' }, 'at-not-an-instant'],
    [{ ...ok, metrics: { power: '12' } }, 'metrics-unreadable'],
    [{ ...ok, metrics: [] }, 'metrics-unreadable'],
    [{ ...ok, alarms: [{ type: 'WHAT', active: true }] }, 'alarms-unreadable'],
    [{ ...ok, class: 'LAMP' }, 'unknown-class'],
    [{ ...ok, elderId: 3 }, 'elderId-not-text'],
  ])('%j: %s', (line, why) => expect(readReading(line as Record<string, unknown>, new Map())).toEqual({ ok: false, why }));
});
