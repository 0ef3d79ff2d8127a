import { inFence } from './in-fence.js';

const home = { latitude: 30.6, longitude: 114.3 };
const north = (meters: number) => ({ latitude: home.latitude + meters / 111_195, longitude: home.longitude });

describe('at the door', () => {
  it.each([
    [0, null, { inside: true, distanceMeters: 0 }],
    [200, null, { inside: true, distanceMeters: 200 }],
    [201, null, { inside: false, distanceMeters: 201, why: 'TOO_FAR' }],
    [300, 100, { inside: true, distanceMeters: 300 }],
    [301, 100, { inside: false, distanceMeters: 301, why: 'TOO_FAR' }],
    [10, 150, { inside: true, distanceMeters: 10 }],
    [10, 151, { inside: false, distanceMeters: 10, why: 'TOO_VAGUE' }],
  ])('%i m away with a fix of %s m', (meters, accuracy, answer) => {
    expect(inFence(home, north(meters), accuracy)).toEqual(answer);
  });
});
