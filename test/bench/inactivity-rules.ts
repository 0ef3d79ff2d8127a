import type { AlarmType } from '../../libs/contracts/src/alarm.js';
import { JudgeRun, type PastAlarm } from '../../apps/alarm-ingestion/src/rules/judge-run.js';
import { limitsOf, type Setting } from '../../apps/alarm-ingestion/src/rules/judgement-limits.js';
import type { Home } from './inactivity-homes.js';

/** The product's own rules, exactly: what `npm run -s judge` runs. */
export interface Rule {
  name: string;
  settings: Setting[];
  water: boolean;
  door: boolean;
}

export const QUIET: readonly AlarmType[] = ['WATER_LOW', 'DOOR_IDLE'];
const fixed = (preset: string): Setting[] => [{ type: 'WATER_LOW', preset, limits: { personal: 0 }, enabled: true }];

export const FIXED_12H: Rule = { name: 'fixed: 12 h < 10 L', settings: fixed('12h-10L'), water: true, door: false };
export const FIXED_24H: Rule = { name: 'fixed: 24 h < 10 L', settings: fixed('24h-10L'), water: true, door: false };
export const HABITS: Rule = { name: 'habits: water', settings: [], water: true, door: false };
export const DOOR_HABITS: Rule = { name: 'habits: door', settings: [], water: false, door: true };
export const FUSED: Rule = { name: 'habits: water and door', settings: [], water: true, door: true };

export interface Word {
  atMs: number;
  litres?: number;
}

/** What a home says to a rule, in time order; a word without litres is a door that is opened and shut. */
export function wordsOf(home: Home, { water, door }: Rule): Word[] {
  const words: Word[] = [...(water ? home.registers : []), ...(door ? home.doors.map((atMs) => ({ atMs })) : [])];
  return words.toSorted((a, b) => a.atMs - b.atMs);
}

export const runOf = ({ settings }: Rule): JudgeRun => new JudgeRun(limitsOf([], settings));

/** Says a word to a run: when it raised, before or at it. */
export function say(run: JudgeRun, { atMs, litres }: Word): number[] {
  const home = { elderId: 'home', atMs, alarms: [] };
  if (litres !== undefined) return raisedAt(run.read({ ...home, deviceId: 'meter', deviceClass: 'WATER', metrics: { volumeTotal: litres / 1000 } }));
  const door = (contactOpen: boolean): PastAlarm[] => run.read({ ...home, deviceId: 'door', deviceClass: 'DOOR', metrics: { contactOpen } });
  return raisedAt([...door(true), ...door(false)]);
}

export const raisedAt = (alarms: readonly PastAlarm[]): number[] => alarms.filter(({ type }) => QUIET.includes(type)).map(({ at }) => Date.parse(at));
