import type { AlarmType } from '#contracts/alarm.js';
import { INACTIVITY_TYPES } from './alarm-level.js';

/** What is concluded about the elder from a history, not said by a device that somebody is trying out. */
const CONCLUDED: readonly AlarmType[] = [...INACTIVITY_TYPES, 'WATER_HIGH', 'VITAL_RED', 'VITAL_AMBER', 'CARE_CALL_MISSED', 'OFFLINE'];

/** Whether an alarm of a device in test mode is its test. What a person's life shows stays a real alarm, whoever stands beside the meter. */
export const isTested = (type: AlarmType): boolean => !CONCLUDED.includes(type);
