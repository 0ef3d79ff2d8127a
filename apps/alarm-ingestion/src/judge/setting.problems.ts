import type { ProblemTable } from '#platform/problem.js';

export const SETTING_PROBLEMS = {
  'elder-not-found': [404, '找不到这位老人', 'No such elder in your scope: check the id.'],
  'not-shared': [403, '老人未同意让家属查看', 'The elder has not agreed (FAMILY_SHARING) that the family sees this.'],
  'unknown-preset': [422, '没有这个预设', 'This rule has no such preset: see `presets` of the rule.'],
  'unknown-limit': [422, '没有这个限值', 'This rule has no such number: see `bounds` of the rule, and `field`.'],
  'limit-out-of-range': [422, '限值超出范围', 'The number lies outside its bounds: see `bounds` of the rule, and `field`.'],
  'half-a-circle': [422, '围栏不完整', 'A fence is latitude, longitude and radiusMeters together.'],
} satisfies ProblemTable;
