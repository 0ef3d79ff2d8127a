import type { AlarmType } from '#contracts/alarm.js';

export class NightAlarm {
  type: AlarmType;
  at: string;
}

/** Last night in facts; the page makes a sentence of them. Null or 0: nothing was measured, which is not "quiet". */
export class NightAnswer {
  /** False: the elder has not agreed that the family sees it; then there are no facts. */
  shared: boolean;
  from: string;
  until: string;
  /** More may come: it is not 09:00 yet. */
  underWay: boolean;
  /** The elder was noted as away at some time of it. */
  away: boolean;
  devicesHeard: number;
  gotUp: number | null;
  firstWaterAt: string | null;
  hearsWater: boolean;
  firstMovementAt: string | null;
  alarms: NightAlarm[];
}
