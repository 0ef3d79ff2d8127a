import { withoutPlace } from './without-place.js';

it('takes the place away and leaves the rest', () => expect(withoutPlace({ latitude: 30.5, longitude: 114.3, radiusMeters: 300, battery: 80 })).toEqual({ radiusMeters: 300, battery: 80 }));
