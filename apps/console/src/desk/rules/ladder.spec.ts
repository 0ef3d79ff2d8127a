import { ladderOf, nextRung } from './ladder.js';

const contact = (order: number, name: string, relation: string) => ({ order, name, relation, phoneMasked: '138****0000', phone: null, hasKey: order === 2 });
const contacts = [contact(2, '乙', '邻居'), contact(3, '丙', '女儿'), contact(1, '甲', '儿子')];
const tried = (party: 'ELDER' | 'CONTACT', partyName: string | null, result: string, at: string, contactOrder: number | null = null) => ({ party, partyName, contactOrder, result, at });

describe('the contact ladder', () => {
  it('goes from the elder over the family and the neighbour to the emergency numbers', () => {
    expect(ladderOf('139', contacts, []).map((rung) => rung.name ?? rung.party)).toEqual(['ELDER', '甲', '丙', '乙', 'GRID_WORKER', 'STREET_DUTY', '120', '119', '110']);
  });

  it('knows the numbers of the elder and of the emergency services', () => {
    expect(ladderOf('139', [], []).map((rung) => rung.phone)).toEqual(['139', null, null, '120', '119', '110']);
  });

  it('counts attempts per person and keeps the newest result', () => {
    const rungs = ladderOf('139', contacts, [tried('CONTACT', '甲', 'ANSWERED', '2'), tried('CONTACT', '甲', 'NO_ANSWER', '1')]);
    expect(rungs.filter((rung) => rung.attempts > 0).map((rung) => [rung.name, rung.attempts, rung.last])).toEqual([['甲', 2, 'ANSWERED']]);
  });

  it('tells two contacts of one name apart by their place', () => {
    const twins = [contact(1, '甲', '儿子'), contact(2, '甲', '女婿')];
    expect(ladderOf('139', twins, [tried('CONTACT', '甲', 'NO_ANSWER', '1', 2)]).filter((rung) => rung.attempts > 0).map((rung) => rung.order)).toEqual([2]);
  });

  it('points to the first one not tried, and nowhere once somebody answered', () => {
    expect(nextRung(ladderOf('139', contacts, []))).toBe(0);
    expect(nextRung(ladderOf('139', contacts, [tried('ELDER', null, 'NO_ANSWER', '1')]))).toBe(1);
    expect(nextRung(ladderOf('139', contacts, [tried('ELDER', null, 'ANSWERED', '1')]))).toBe(-1);
  });
});
