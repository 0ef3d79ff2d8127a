import { CATEGORIES } from '#contracts/order.js';
import { CATALOGUE, catalogueItem } from './catalogue.js';

describe('the catalogue', () => {
  it('has every category, each code once, and prices in whole fen', () => {
    expect(new Set(CATALOGUE.map((item) => item.category))).toEqual(new Set(CATEGORIES));
    expect(new Set(CATALOGUE.map((item) => item.code)).size).toBe(CATALOGUE.length);
    for (const item of CATALOGUE) expect(Number.isInteger(item.priceFen) && item.priceFen >= 0).toBe(true);
  });

  it.each([
    ['MEAL_DINE_IN', 900, null],
    ['MEAL_DELIVERY', 1_100, null],
    ['MEAL_SPECIAL', 1_300, null],
    ['CLEAN_DAILY', 4_000, 60],
    ['CLEAN_BATH', 6_000, 90],
    ['MED_ESCORT', 9_000, 180],
    ['REMOTE_CARE_CALL', 0, 5],
  ])('%s costs %i fen and lasts %s min', (code, priceFen, plannedMinutes) => {
    expect(catalogueItem(code)).toMatchObject({ priceFen, plannedMinutes });
  });

  it('gives every meal its windows and nothing else', () => {
    for (const item of CATALOGUE) expect(Boolean(item.windows)).toBe(item.category === 'MEAL');
  });

  it('knows no other code', () => expect(catalogueItem('GARDENING')).toBeUndefined());
});
