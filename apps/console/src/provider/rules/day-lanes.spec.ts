import { dayLanes } from './day-lanes.js';

const minute = (at: string): number => Number(at);
const visit = (id: string, caregiverId: string, dueAt: string, more: object = {}) => ({
  id, caregiverId, caregiverName: caregiverId, state: 'ACCEPTED' as const, dueAt, plannedMinutes: 60, startedAt: null, finishedAt: null, ...more,
});
const people = [{ id: 'C1', name: '甲' }, { id: 'C2', name: '乙' }];

describe('dayLanes', () => {
  it('puts the busiest first and keeps those without a visit', () =>
    expect(dayLanes(people, [visit('a', 'C2', '600')], minute).map((lane) => [lane.caregiverId, lane.open])).toEqual([['C2', 1], ['C1', 0]]));

  it('places blocks by the hour', () => {
    const [block] = dayLanes(people, [visit('a', 'C1', '810')], minute)[0]!.blocks;
    expect(block).toMatchObject({ left: 0.5 });
    expect(block!.width).toBeCloseTo(60 / 900);
  });

  it('draws what really happened once it has', () => {
    const [block] = dayLanes(people, [visit('a', 'C1', '600', { startedAt: '630', finishedAt: '660', state: 'FINISHED' })], minute)[0]!.blocks;
    expect(block!.left).toBeCloseTo(270 / 900);
    expect(block!.width).toBeCloseTo(30 / 900);
  });

  it('leaves out what was called off, keeps somebody who left the list, and sticks to the edges', () => {
    const lanes = dayLanes(people, [visit('a', 'C1', '600', { state: 'CANCELLED' }), visit('b', 'C9', '60')], minute);
    expect(lanes.find((lane) => lane.caregiverId === 'C1')!.blocks).toEqual([]);
    expect(lanes[0]).toMatchObject({ caregiverId: 'C9', blocks: [{ left: 0, width: 0.012 }] });
  });
});
