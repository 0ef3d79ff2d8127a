import { ALARM_TYPES } from '#contracts/alarm.js';
import { isTested } from './is-tested.js';

test('a test is what the device itself signals', () => {
  expect(ALARM_TYPES.filter(isTested)).toEqual(['SOS', 'FALL', 'SMOKE', 'GAS', 'CO', 'WATER_LEAK', 'GEOFENCE_EXIT', 'GENERAL', 'LOW_BATTERY', 'TAMPER', 'REMOVED', 'FAULT']);
});
