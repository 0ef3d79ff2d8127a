import { distanceText, durationParts } from './measure.js';

it.each([
  [0, '0', 'm'],
  [424, '420', 'm'],
  [1000, '1.0', 'km'],
  [12_345, '12.3', 'km'],
])('%i m reads %s %s', (meters, amount, unit) => expect(distanceText(meters)).toEqual({ amount, unit }));

it.each([
  [0, [{ unit: 'second', amount: 0 }]],
  [83, [{ unit: 'minute', amount: 1 }, { unit: 'second', amount: 23 }]],
  [3600, [{ unit: 'hour', amount: 1 }]],
  [3605, [{ unit: 'hour', amount: 1 }]],
  [90_061, [{ unit: 'day', amount: 1 }, { unit: 'hour', amount: 1 }]],
])('%i s in at most two units', (seconds, parts) => expect(durationParts(seconds)).toEqual(parts));
