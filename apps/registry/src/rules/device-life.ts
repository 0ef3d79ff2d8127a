import { ALARM_CLASSES, type DeviceClass, type DeviceState } from '#contracts/device.js';

/** What a move has to say. `home`: an elder, or for a gateway of several homes a street. */
type Need = 'home' | 'place' | 'note';

interface Move {
  from: readonly DeviceState[];
  to: DeviceState;
  needs: readonly Need[];
  /** It leaves the home: elder, street and secret are taken from it. */
  leavesHome?: true;
}

/** 入库 -> 发放 -> 安装 -> 激活 -> 在用 -> 维修 -> back, or 回收; back into the store it is refurbished for somebody else. */
const MOVES: readonly Move[] = [
  { from: ['IN_STOCK'], to: 'ISSUED', needs: ['home'] },
  { from: ['ISSUED'], to: 'INSTALLED', needs: ['place'] },
  { from: ['ISSUED', 'INSTALLED'], to: 'IN_USE', needs: [] },
  { from: ['ISSUED', 'INSTALLED', 'IN_USE'], to: 'FAULTY', needs: ['note'] },
  { from: ['FAULTY'], to: 'IN_USE', needs: ['note'] },
  { from: ['ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY'], to: 'IN_STOCK', needs: ['note'], leavesHome: true },
  { from: ['IN_STOCK', 'ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY'], to: 'RETIRED', needs: ['note'], leavesHome: true },
];

export interface MovingDevice {
  state: DeviceState;
  class: DeviceClass;
  /** Devices that speak through this one and are in somebody's home. */
  children: number;
}

export interface MoveGiven {
  elderId?: string | null;
  streetCode?: string | null;
  place?: string | null;
  note?: string | null;
}

export type MoveRefusal = 'device-state-not-possible' | 'home-missing' | 'place-missing' | 'note-missing' | 'needs-test' | 'has-children';
export type MoveVerdict = { ok: true; leavesHome: boolean } | { ok: false; why: MoveRefusal };

/**
 * Whether a device may go to `to`. What alarms by itself comes into use by a test alarm alone (`by: 'test'`): a form
 * proves nothing. What only measures is put in use by hand.
 */
export function mayMove(device: MovingDevice, to: DeviceState, given: MoveGiven, by: 'person' | 'test'): MoveVerdict {
  const move = MOVES.find((one) => one.to === to && one.from.includes(device.state));
  if (!move) return { ok: false, why: 'device-state-not-possible' };
  const fresh = device.state !== 'FAULTY';
  if (to === 'IN_USE' && fresh && by === 'person' && ALARM_CLASSES.includes(device.class)) return { ok: false, why: 'needs-test' };
  const missing = move.needs.find((need) => !has(device, given, need));
  if (missing) return { ok: false, why: `${missing}-missing` };
  const leavesHome = move.leavesHome ?? false;
  if (leavesHome && device.children > 0) return { ok: false, why: 'has-children' };
  return { ok: true, leavesHome };
}

/** Where a person may send this device from here, in the order of its life; what a form still asks for is not judged. */
export function movesFrom(device: MovingDevice): DeviceState[] {
  const whole: MoveGiven = { elderId: 'x', streetCode: 'x', place: 'x', note: 'x' };
  return MOVES.map(({ to }) => to).filter((to, at, all) => all.indexOf(to) === at && mayMove({ ...device, children: 0 }, to, whole, 'person').ok);
}

function has(device: MovingDevice, given: MoveGiven, need: Need): boolean {
  if (need === 'home') return Boolean(given.elderId) || (device.class === 'GATEWAY' && Boolean(given.streetCode));
  return Boolean(given[need]?.trim());
}
