import { curveOf, drawable } from './curve.js';

const samples = [
  { at: '2026-11-22T00:10:00Z', metrics: { heartRate: 80, battery: 50, latitude: 30, sos: true } },
  { at: '2026-11-22T00:00:00Z', metrics: { heartRate: 60, battery: 51, latitude: 31 } },
  { at: '2026-11-22T00:05:00Z', metrics: { spo2: 97 } },
];

describe('the small curve', () => {
  it('offers the telling metric first, and none that cannot be drawn', () => {
    expect(drawable(samples, 'VITAL_RED')).toEqual(['heartRate', 'battery']);
    expect(drawable(samples, 'LOW_BATTERY')).toEqual(['battery', 'heartRate']);
    expect(drawable([], 'SOS')).toEqual([]);
  });

  it('runs from the oldest to the newest, low values at the bottom', () => {
    const curve = curveOf(samples, 'heartRate', 100, 40);
    expect(curve?.path).toBe('M0.0 40.0L100.0 0.0');
    expect([curve?.low, curve?.high, curve?.last]).toEqual([60, 80, 80]);
  });

  it('draws nothing from one point, and a flat line in the middle', () => {
    expect(curveOf(samples, 'spo2', 100, 40)).toBeNull();
    const flat = samples.map((sample) => ({ ...sample, metrics: { power: 5 } }));
    expect(curveOf(flat, 'power', 100, 40)?.points.every((point) => point.y === 20)).toBe(true);
  });
});
