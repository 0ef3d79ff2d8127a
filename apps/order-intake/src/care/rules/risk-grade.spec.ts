import { riskGrade, type RiskFacts } from './risk-grade.js';

const plain: RiskFacts = { beneficiaryClasses: ['普通'], ageYears: 70, abilityLevel: 0, realAlarms: 0, recentHospital: false };

describe('how much is this elder at risk?', () => {
  it.each<[string, Partial<RiskFacts>, string, number, string[]]>([
    ['nothing known', {}, 'ORDINARY', 0, []],
    ['79 years old', { ageYears: 79 }, 'ORDINARY', 0, []],
    ['80 years old', { ageYears: 80 }, 'ORDINARY', 1, ['AGE_80']],
    ['90 years old', { ageYears: 90 }, 'KEY', 2, ['AGE_90']],
    ['living alone', { beneficiaryClasses: ['低保', '独居'] }, 'KEY', 2, ['ALONE']],
    ['an empty nest is not alone', { beneficiaryClasses: ['空巢'] }, 'ORDINARY', 0, []],
    ['slight need of help', { abilityLevel: 1 }, 'ORDINARY', 0, []],
    ['moderately dependent', { abilityLevel: 2 }, 'ORDINARY', 1, ['ABILITY_2']],
    ['alone, 83, moderately dependent', { beneficiaryClasses: ['独居'], ageYears: 83, abilityLevel: 2 }, 'HIGH', 4, ['ALONE', 'AGE_80', 'ABILITY_2']],
    ['alone and 83', { beneficiaryClasses: ['独居'], ageYears: 83 }, 'KEY', 3, ['ALONE', 'AGE_80']],
    ['dementia, fully dependent', { beneficiaryClasses: ['失能', '失智'], abilityLevel: 4 }, 'HIGH', 5, ['ABILITY_4', 'DEMENTIA']],
    ['a real alarm, whoever it is', { realAlarms: 1 }, 'HIGH', 4, ['REAL_ALARM']],
    ['two real alarms weigh as one', { realAlarms: 2 }, 'HIGH', 4, ['REAL_ALARM']],
    ['back from hospital', { recentHospital: true }, 'KEY', 2, ['HOSPITAL']],
    ['back from hospital, alone', { recentHospital: true, beneficiaryClasses: ['独居'] }, 'HIGH', 4, ['ALONE', 'HOSPITAL']],
    ['severely dependent', { abilityLevel: 3 }, 'KEY', 2, ['ABILITY_3']],
  ])('%s', (_, more, grade, points, factors) => {
    const answer = riskGrade({ ...plain, ...more });
    expect([answer.grade, answer.points, answer.reasons.map(({ factor }) => factor)]).toEqual([grade, points, factors]);
  });
});
