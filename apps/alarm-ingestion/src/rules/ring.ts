import type { AlarmLevel, EscalationStep, Ring } from '#contracts/alarm.js';

const RING_OF: Readonly<Record<AlarmLevel, Ring | null>> = { P1: 'L1', P2: 'L2', P3: 'L3', T: null };
const LOUDER: Readonly<Record<Ring, Ring>> = { L1: 'L1', L2: 'L1', L3: 'L2' };

interface Facts {
  level: AlarmLevel;
  waitingSince: Date | null;
  escalation: EscalationStep | null;
}

/** How an alarm sounds at every desk until a human takes it: by its level, one step louder once it has climbed. A technical one makes no sound. */
export function ringOf({ level, waitingSince, escalation }: Facts): Ring | null {
  const ring = waitingSince ? RING_OF[level] : null;
  return ring && escalation ? LOUDER[ring] : ring;
}
