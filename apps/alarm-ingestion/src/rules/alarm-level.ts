import type { AlarmLevel, AlarmType } from '#contracts/alarm.js';

/** How grave each alarm is. Source: the table of alarms in the domain; GENERAL is "probable harm" until somebody has asked. */
export const LEVEL_OF: Readonly<Record<AlarmType, AlarmLevel>> = {
  SOS: 'P1',
  FALL: 'P1',
  SMOKE: 'P1',
  GAS: 'P1',
  CO: 'P1',
  VITAL_RED: 'P1',
  VITAL_AMBER: 'P2',
  WATER_LOW: 'P2',
  WATER_HIGH: 'P3',
  WATER_LEAK: 'P3',
  POWER_IDLE: 'P2',
  DOOR_IDLE: 'P2',
  PIR_IDLE: 'P2',
  GEOFENCE_EXIT: 'P2',
  BED_EXIT_LONG: 'P2',
  CARE_CALL_MISSED: 'P3',
  GENERAL: 'P2',
  OFFLINE: 'T',
  LOW_BATTERY: 'T',
  TAMPER: 'T',
  REMOVED: 'T',
  FAULT: 'T',
};

/** Rules that infer from silence: they are wrong while nobody is home. SOS, smoke and gas never are. */
export const INACTIVITY_TYPES: readonly AlarmType[] = ['WATER_LOW', 'POWER_IDLE', 'DOOR_IDLE', 'PIR_IDLE', 'BED_EXIT_LONG'];
