import type { AlarmLevel } from '#contracts/alarm.js';
import type { Happened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { storyOf } from '#platform/event-log.js';

export interface AlarmFacts {
  alarmId: string;
  incidentId: string;
  priority: AlarmLevel;
  elderId: string | null;
}

/** What the event log says of an alarm; null when none of that id was raised. The log is the truth, not the page that asks. */
export async function alarmFacts(tx: Transaction, alarmId: string): Promise<AlarmFacts | null> {
  const story = await storyOf(tx, alarmId);
  const raised = story.find((event): event is Happened<'alarm.raised'> => event.name === 'alarm.raised');
  return raised ? { alarmId, incidentId: raised.payload.incidentId, priority: raised.payload.level, elderId: raised.payload.elderId } : null;
}
