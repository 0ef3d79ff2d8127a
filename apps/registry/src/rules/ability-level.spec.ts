import { abilityLevel } from './ability-level.js';

const calm = { coma: false, dementiaOrMentalDisorder: false, riskEventsIn30Days: 0 };

describe('ability level of GB/T 42195-2022', () => {
  it.each([
    [90, 0],
    [89, 1],
    [66, 1],
    [65, 2],
    [46, 2],
    [45, 3],
    [30, 3],
    [29, 4],
    [0, 4],
  ])('score %i is level %i', (score, level) => expect(abilityLevel({ ...calm, score })).toEqual({ ok: true, level }));

  it.each([
    ['a coma is complete loss', { ...calm, score: 90, coma: true }, 4],
    ['dementia is one worse', { ...calm, score: 70, dementiaOrMentalDisorder: true }, 2],
    ['two risk events are one worse', { ...calm, score: 70, riskEventsIn30Days: 2 }, 2],
    ['one risk event is not', { ...calm, score: 70, riskEventsIn30Days: 1 }, 1],
    ['both reasons together are one worse', { ...calm, score: 70, dementiaOrMentalDisorder: true, riskEventsIn30Days: 5 }, 2],
    ['nothing is worse than 4', { ...calm, score: 10, dementiaOrMentalDisorder: true }, 4],
  ])('%s', (_, assessment, level) => expect(abilityLevel(assessment)).toEqual({ ok: true, level }));

  it.each([-1, 91, 45.5, Number.NaN])('%d is no score', (score) =>
    expect(abilityLevel({ ...calm, score })).toEqual({ ok: false, why: 'score-out-of-range' }),
  );
});
