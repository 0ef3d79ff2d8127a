import { ALARM_CLASSES, type DeviceClass, type DeviceState } from '#contracts/device.js';
import type { DeviceDraft } from './devices.seed.js';
import type { Dice } from './dice.js';

const DAY_MS = 24 * 3_600_000;
const ENGINEERS = ['贺川', '方砚', '谭竹', '郝一鸣'];
const STORE_KEEPER = '仓库';
const PLACES: Partial<Record<DeviceClass, string[]>> = {
  SOS: ['床头', '卫生间', '客厅沙发旁'],
  WATCH: ['随身佩戴'],
  FALL: ['随身佩戴', '卧室'],
  SMOKE: ['厨房顶部', '客厅顶部'],
  GAS: ['厨房灶台上方'],
  DOOR: ['入户门'],
  WATER: ['水表井', '厨房水槽下'],
  GATEWAY: ['客厅电视柜', '楼道弱电箱'],
};
const FAULTS = ['按键失灵', '充不进电', '信号弱,频繁离线', '外壳破损进水'];

export interface MoveSeed {
  device_id: string;
  from_state: DeviceState | null;
  to_state: DeviceState;
  at: Date;
  by_name: string | null;
  elder_id: string | null;
  place: string | null;
  received_on: string | null;
  note: string | null;
}

/**
 * Gives every device a past up to `now` that ends in the state it has: who brought it, where it hangs, when it was first
 * tested. A tenth of the buttons has missed its monthly test; some were handed over weeks ago and never activated.
 */
export function liveUpTo(dice: Dice, drafts: readonly DeviceDraft[], now: Date): MoveSeed[] {
  return drafts.flatMap(({ row }) => {
    // People work by day: between nine and five of the city's time.
    const daysAgo = (days: number): Date => new Date(midnight(now) - days * DAY_MS + dice.between(9 * 60, 17 * 60) * 60_000);
    const ends = row.state;
    const waits = ends === 'ISSUED' || ends === 'INSTALLED';
    const issuedDays = waits ? dice.weighted([[dice.between(1, 6), 40], [dice.between(8, 50), 60]]) : dice.between(60, 400);
    const installedDays = Math.max(issuedDays - dice.between(0, 4), 1);
    const byAlarm = ALARM_CLASSES.includes(row.class);
    const engineer = dice.pick(ENGINEERS);
    const place = dice.pick(PLACES[row.class] ?? ['客厅']);
    const fault = dice.pick(FAULTS);
    const stocked = daysAgo(issuedDays + dice.between(10, 60));
    const issued = daysAgo(issuedDays);
    const installed = new Date(Math.max(daysAgo(installedDays).getTime(), issued.getTime() + 3_600_000));
    const tested = daysAgo(dice.weighted([[dice.between(1, 28), 90], [dice.between(31, 55), 10]]));
    const left = daysAgo(dice.between(1, 25));

    const line = (from: DeviceState | null, to: DeviceState, at: Date, by: string | null, more: Partial<MoveSeed> = {}): MoveSeed => ({
      device_id: row.id, from_state: from, to_state: to, at, by_name: by, elder_id: null, place: null, received_on: null, note: null, ...more,
    });
    const moves = [line(null, 'IN_STOCK', ends === 'IN_STOCK' ? left : stocked, STORE_KEEPER, { note: '到货验收' })];
    if (ends === 'IN_STOCK') return moves;
    const receivedOn = new Date(issued.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    moves.push(line('IN_STOCK', 'ISSUED', issued, engineer, { elder_id: row.elder_id, received_on: receivedOn }));
    if (ends !== 'RETIRED') row.issued_on = receivedOn;
    if (ends === 'ISSUED') return moves;
    moves.push(line('ISSUED', 'INSTALLED', installed, engineer, { elder_id: row.elder_id, place }));
    if (ends !== 'RETIRED') row.place_in_home = place;
    if (ends === 'INSTALLED') return moves;
    const activated = new Date(installed.getTime() + dice.between(5, 40) * 60_000);
    moves.push(line('INSTALLED', 'IN_USE', activated, byAlarm ? null : engineer, { elder_id: row.elder_id }));
    if (ends === 'RETIRED') return [...moves, line('IN_USE', 'RETIRED', left, engineer, { note: '超过使用年限' })];
    row.activated_at = activated;
    if (byAlarm) row.last_tested_at = tested > activated ? tested : activated;
    if (ends === 'FAULTY') moves.push(line('IN_USE', 'FAULTY', left, engineer, { elder_id: row.elder_id, note: fault }));
    return moves;
  });
}

/** The last midnight of the city; China keeps +08:00 all year. */
const midnight = (at: Date): number => Math.floor((at.getTime() + 8 * 3_600_000) / DAY_MS) * DAY_MS - 8 * 3_600_000;
