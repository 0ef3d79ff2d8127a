import { mayRecord, type Recording } from './may-record.js';

it.each<[string, Recording, string]>([
  ['the elder says yes', { role: 'elder', granted: true, givenBy: 'ELDER', evidence: null }, 'ok'],
  ['the elder is nobody’s guardian', { role: 'elder', granted: true, givenBy: 'GUARDIAN', evidence: 'paper' }, 'consent-not-yours'],
  ['a family with a form', { role: 'family', granted: true, givenBy: 'FAMILY', evidence: '签字表 2026-11' }, 'ok'],
  ['a family without', { role: 'family', granted: true, givenBy: 'FAMILY', evidence: '  ' }, 'evidence-missing'],
  ['a family says no', { role: 'family', granted: false, givenBy: 'FAMILY', evidence: null }, 'ok'],
  ['a family is not the elder', { role: 'family', granted: false, givenBy: 'ELDER', evidence: null }, 'consent-not-yours'],
  ['an officer writes down the elder’s yes', { role: 'street-officer', granted: true, givenBy: 'ELDER', evidence: '入户录音' }, 'ok'],
  ['and needs evidence', { role: 'street-officer', granted: true, givenBy: 'ELDER', evidence: null }, 'evidence-missing'],
  ['but not for a no', { role: 'grid-worker', granted: false, givenBy: 'ELDER', evidence: null }, 'ok'],
])('%s', (_, recording, expected) => {
  const verdict = mayRecord(recording);
  expect(verdict.ok ? 'ok' : verdict.why).toBe(expected);
});
