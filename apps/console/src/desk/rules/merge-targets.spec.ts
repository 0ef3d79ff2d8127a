import { mergeTargets } from './merge-targets.js';

const alarm = (id: string, more: object = {}) => ({ id, incidentId: `of ${id}`, elderId: 'e', deviceId: 'd', raisedAt: `2026-11-22T00:0${id}:00Z`, closedAt: null as string | null, ...more });

describe('what an alarm can be merged into', () => {
  const me = alarm('5');
  it.each([
    ['an earlier one of the elder', alarm('3'), true],
    ['a later one', alarm('7'), false],
    ['itself', me, false],
    ['a closed one', alarm('3', { closedAt: '2026-11-22T00:04:00Z' }), false],
    ['another elder', alarm('3', { elderId: 'f' }), false],
    ['another elder, joined in one incident', alarm('3', { elderId: 'f', incidentId: 'of 5' }), true],
    ['the same device of nobody, while mine is somebody’s', alarm('3', { elderId: null }), false],
  ])('%s: %s', (_, other, may) => expect(mergeTargets(me, [other])).toHaveLength(may ? 1 : 0));

  it('knows a device without an elder', () => {
    const gateway = alarm('5', { elderId: null });
    expect(mergeTargets(gateway, [alarm('3', { elderId: null }), alarm('2', { elderId: null, deviceId: 'x' })]).map(({ id }) => id)).toEqual(['3']);
  });

  it('lists each once, the newest first', () => expect(mergeTargets(me, [alarm('2'), alarm('4'), alarm('2')]).map(({ id }) => id)).toEqual(['4', '2']));
});
