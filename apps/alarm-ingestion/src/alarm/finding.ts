import type { AlarmType } from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';

/** Whom a finding is about. */
export interface Concerned {
  /** Null when nobody's device said it: a care call that was missed. */
  deviceId: string | null;
  elderId: string | null;
  streetCode: string;
  orgPath: string;
}

/** What the rules found in what one device said, or in its silence. */
export interface Finding {
  about: Concerned;
  raised: AlarmType[];
  cleared: AlarmType[];
  /** It would be raised, but nobody is home: recorded, and nobody is called. */
  suppressed?: AlarmType[];
  /** Why, where a rule has reasons of its own: kept with the alarm that it raises. */
  because?: Because;
}

/** Alarms of one owner never stand twice: the elder, or the device that belongs to nobody. */
export const ownerOf = ({ elderId, deviceId }: Pick<Concerned, 'elderId' | 'deviceId'>): string => elderId ?? `device:${deviceId}`;

export const keyOf = (about: Pick<Concerned, 'elderId' | 'deviceId'>, type: AlarmType): string => `${ownerOf(about)}/${type}`;
