import { arrivalEvidence, type ArrivalQuestion } from './arrival-evidence.js';

const home = { latitude: 30.6, longitude: 114.3 };
const far = { latitude: 30.61, longitude: 114.3 };
const asked = (more: Partial<ArrivalQuestion>) =>
  arrivalEvidence({ category: 'CLEAN', method: 'fence', home, position: home, accuracyMeters: 10, doorCode: '482915', shownCode: null, reason: null, mealPickedUp: false, ...more });

describe('what proves an arrival', () => {
  it.each<[string, Partial<ArrivalQuestion>, object]>([
    ['inside the fence', {}, { ok: true, evidence: 'fence', distanceMeters: 0, exception: false }],
    ['no position', { position: null }, { ok: false, why: 'NO_POSITION' }],
    ['outside the fence', { position: far }, { ok: false, why: 'OUTSIDE_FENCE', distanceMeters: 1_112 }],
    ['outside, with a reason', { position: far, reason: '在社区医院碰面' }, { ok: true, evidence: 'manual', distanceMeters: 1_112, exception: true }],
    ['the right code', { method: 'code', shownCode: '482915', position: null }, { ok: true, evidence: 'code', distanceMeters: null, exception: false }],
    ['the code as a picture', { method: 'qr', shownCode: '482915' }, { ok: true, evidence: 'qr', distanceMeters: 0, exception: false }],
    ['a wrong code', { method: 'code', shownCode: '000000' }, { ok: false, why: 'WRONG_CODE' }],
    ['by hand without a word', { method: 'manual' }, { ok: false, why: 'NO_REASON' }],
    ['by hand with a reason', { method: 'manual', position: null, reason: '手机没电' }, { ok: true, evidence: 'manual', distanceMeters: null, exception: true }],
    ['a call to clean', { method: 'call' }, { ok: false, why: 'METHOD_NOT_OFFERED' }],
    ['a call to care', { method: 'call', category: 'REMOTE' }, { ok: true, evidence: 'call', distanceMeters: null, exception: false }],
    ['a reader we do not have', { method: 'nfc' }, { ok: false, why: 'METHOD_NOT_OFFERED' }],
    ['a meal nobody fetched', { category: 'MEAL' }, { ok: false, why: 'NOT_PICKED_UP' }],
    ['a meal', { category: 'MEAL', mealPickedUp: true }, { ok: true, evidence: 'fence', distanceMeters: 0, exception: false }],
  ])('%s', (_what, more, answer) => expect(asked(more)).toEqual(answer));
});
