import { headlineOf } from './headline.js';

const rate = { num: 58, den: 85, targetPermille: 600, met: true, drags: [{ category: 'MEAL' as const, streets: 3 }, { category: 'MEDICAL' as const, streets: 14 }] };

describe('headlineOf', () => {
  it('says the figure, the verdict and what drags', () =>
    expect(headlineOf(rate)).toEqual({
      kind: 'met', num: 58, den: 85, permille: 682, missing: 0, drag: { categories: ['MEDICAL'], streets: 14 },
    }));

  it('names every category that drags the same number of streets', () =>
    expect(headlineOf({ ...rate, drags: [{ category: 'MEAL', streets: 2 }, { category: 'REMOTE', streets: 2 }] })).toMatchObject({
      drag: { categories: ['MEAL', 'REMOTE'], streets: 2 },
    }));

  it('counts the streets that are missing to the target', () =>
    expect(headlineOf({ ...rate, num: 50, met: false })).toMatchObject({ kind: 'missed', missing: 1 }));

  it('has no drag when all pass', () =>
    expect(headlineOf({ ...rate, num: 85, drags: [{ category: 'MEAL', streets: 0 }] })).toMatchObject({ permille: 1000, drag: null }));

  it('says nothing of a city without central streets', () =>
    expect(headlineOf({ ...rate, num: 0, den: 0 })).toEqual({ kind: 'empty' }));
});
