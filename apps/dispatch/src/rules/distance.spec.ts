import fc from 'fast-check';
import { distanceMeters, travelMinutes } from './distance.js';

const point = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) });

describe('how far', () => {
  it.each([
    [{ latitude: 30.5, longitude: 114.3 }, { latitude: 30.5, longitude: 114.3 }, 0],
    [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, 111_195],
    [{ latitude: 30, longitude: 114 }, { latitude: 31, longitude: 114 }, 111_195],
    [{ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20_015_114],
  ])('%j to %j is %i m', (a, b, meters) => expect(distanceMeters(a, b)).toBe(meters));

  it('is the same both ways', () => {
    fc.assert(fc.property(point, point, (a, b) => expect(distanceMeters(a, b)).toBe(distanceMeters(b, a))));
  });
});

describe('how long', () => {
  it.each([
    [0, 0],
    [1, 4],
    [1_000, 10],
    [3_000, 23],
  ])('%i m take %i min', (meters, minutes) => expect(travelMinutes(meters)).toBe(minutes));
});
